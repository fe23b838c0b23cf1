/** A function that expressions may call: what it does, and an expression that holds. */
export interface FunctionWords {
  says: string;
  example: string;
}

/** Functions, called as `size(answers.floors)`. */
export const functionWords: Readonly<Record<string, FunctionWords>> = {
  size: { says: 'how many entries a list has, or signs a text', example: 'size("abc") == 3' },
  string: { says: 'a number, truth or day as a text', example: 'string(date("1405/09/02")) == "1405/09/02"' },
  dec: {
    says: 'an exact number with decimals, from a text or a whole number',
    example: 'dec("0.1") + dec("0.2") == dec("0.3")',
  },
  date: { says: 'a day of the Jalali calendar; a literal', example: 'date("1405/09/02") > date("1405/09/01")' },
  floor: { says: 'the whole number below', example: 'floor(dec("2.7")) == 2' },
  ceil: { says: 'the whole number above', example: 'ceil(dec("2.1")) == 3' },
  rial: { says: 'whole rials, a half rounded away from zero', example: 'rial(dec("2.5")) == 3' },
  pow: { says: 'a power; the exponent is whole and at most 200', example: 'pow(dec("1.5"), 2) == dec("2.25")' },
  progressive: {
    says: 'what brackets come to: each part of the amount by its own rate, what lies above the last limit by the last rate',
    example: 'progressive(dec("150"), [dec("100")], [dec("0.1"), dec("0.2")]) == dec("20")',
  },
  sum: { says: 'the sum of a list', example: 'sum([1, 2, 3]) == 6' },
  min: {
    says: 'the smaller of two; of a list, with what holds for an empty one',
    example: 'min(2, 3) == 2 && min([5, 4], 9) == 4',
  },
  max: {
    says: 'the greater of two; of a list, with what holds for an empty one',
    example: 'max(2, 3) == 3 && max([5, 4], 0) == 5',
  },
  clamp: { says: 'a number kept between two limits', example: 'clamp(dec("9"), 1, 5) == dec("5")' },
  distinct: {
    says: 'every entry of a list once; numbers and days by what they are, records by which one it is',
    example: 'size(distinct(["a", "b", "a"])) == 2 && size(distinct([dec("1.5"), dec("1.50")])) == 1',
  },
  range: { says: 'the whole numbers from one to another, both included', example: 'range(1, 3) == [1, 2, 3]' },
  fullYears: {
    says: 'the whole years between two days',
    example: 'fullYears(date("1400/06/01"), date("1405/05/31")) == 4',
  },
  re: { says: 'whether a text has what a pattern (RE2, a literal) describes', example: 're("B-12", "^[A-Z]-[0-9]+$")' },
  validNationalId: {
    says: 'whether the check digit of a national ID is right',
    example: 'validNationalId("9990000018")',
  },
  validLegalId: {
    says: 'whether the check digit of a legal person’s ID is right',
    example: 'validLegalId("10380284790")',
  },
  validPostalCode: { says: 'whether a text is a postal code', example: 'validPostalCode("9345678913")' },
  validNosaziCode: { says: 'whether a text is a renewal code', example: 'validNosaziCode("9-1-7-19-0-0-0")' },
  samePlot: {
    says: 'whether two renewal codes are of one plot, whatever unit of it they name',
    example: 'samePlot("9-1-7-19-0-0-0", "9-1-7-19-0-2-0")',
  },
  geoArea: {
    says: 'the square metres of an area in GeoJSON on the sphere, with two decimals',
    example: 'geoArea("{\\"type\\":\\"Polygon\\",\\"coordinates\\":[[[0,0],[1,0],[1,1],[0,0]]]}") > dec("1")',
  },
  validMobile: { says: 'whether a text is a mobile number', example: 'validMobile("09150000001")' },
};

/** Functions that are called on a value, as `answers.subject.contains("x")`. */
export const methodWords: Readonly<Record<string, FunctionWords>> = {
  size: { says: 'how many entries a list has, or signs a text', example: '[1, 2].size() == 2' },
  startsWith: { says: 'whether a text begins so', example: '"R-COV".startsWith("R-")' },
  endsWith: { says: 'whether a text ends so', example: '"plan.pdf".endsWith(".pdf")' },
  contains: { says: 'whether a text has another in it', example: '"x-ray room".contains("ray")' },
  join: { says: 'the texts of a list as one, with something between them', example: '["a", "b"].join(", ") == "a, b"' },
  lowerAscii: { says: 'a text with its Latin letters small', example: '"DEED".lowerAscii() == "deed"' },
  upperAscii: { says: 'a text with its Latin letters capital', example: '"deed".upperAscii() == "DEED"' },
  trim: { says: 'a text without blanks around it', example: '" a ".trim() == "a"' },
  hasValue: { says: 'whether a field that need not be given was given', example: 'optional.of(1).hasValue()' },
  orValue: { says: 'the value, or another where it was not given', example: 'optional.of(1).orValue(0) == 1' },
  or: { says: 'the first of two that was given', example: 'optional.of(1).or(optional.of(2)).orValue(0) == 1' },
  orMissing: {
    says: 'the value, or the first entry of a list; where there is none the case is incomplete and says what is missing',
    example: '[4, 5].orMissing() == 4',
  },
  of: { says: 'a value as one that was given', example: 'optional.of(1).hasValue()' },
  none: { says: 'nothing, where a value might be', example: 'optional.none().hasValue() == false' },
  addMonths: { says: 'a day so many months later', example: 'date("1405/06/31").addMonths(1) == date("1405/07/30")' },
  addDays: { says: 'a day so many days later', example: 'date("1405/12/29").addDays(1) == date("1406/01/01")' },
  year: { says: 'the Jalali year of a day', example: 'date("1405/09/02").year() == 1405' },
  yearEnd: { says: 'the last day of the year of a day', example: 'date("1405/09/02").yearEnd() == date("1405/12/29")' },
  map: { says: 'what an expression makes of each entry', example: '[1, 2].map(n, n * 2) == [2, 4]' },
  filter: { says: 'the entries for which a condition holds', example: '[1, 2, 3].filter(n, n > 1) == [2, 3]' },
  all: { says: 'whether a condition holds for every entry, also where there is none', example: '[1, 2].all(n, n > 0)' },
  exists: { says: 'whether a condition holds for an entry', example: '[1, 2].exists(n, n > 1)' },
  exists_one: { says: 'whether a condition holds for exactly one entry', example: '[1, 2].exists_one(n, n > 1)' },
};
