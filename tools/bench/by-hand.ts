import { Fraction } from 'fraction.js';

/** A floor as the form has it. */
export interface HandFloor {
  level: number;
  use: string;
  area: string;
  units?: number;
  openingLength?: string;
  height?: string;
  projectionArea?: string;
}

/** The illustrative tariff of one zone, as numbers in code. */
export interface HandTariff {
  residential: number;
  commercial: number;
  office: number;
}

const brackets: [top: number | undefined, factor: string][] = [
  [120, '1'],
  [180, '1.5'],
  [240, '2'],
  [300, '3'],
  [undefined, '4'],
];
const commercialFactor = (level: number) => ['5', '2.5', '2.25'][level] ?? (level < 0 ? '3' : '1.75');
const officeFactor = (level: number) => ['3', '2', '1.5'][level] ?? (level < 0 ? '2.5' : '1');

const sum = (values: Fraction[]) => values.reduce((a, b) => a.add(b), new Fraction(0));
const areaOf = (floors: HandFloor[], uses: string[]) =>
  sum(floors.filter(({ use }) => uses.includes(use)).map(({ area }) => new Fraction(area)));
const round = (value: Fraction) => value.add('1/2').floor().n;
const ratio = (value: string | undefined, norm: string) => {
  const quotient = new Fraction(value ?? norm).div(norm);
  if (quotient.lt(1)) return new Fraction(1);
  return quotient.gt(3) ? new Fraction(3) : quotient;
};

function residential(area: Fraction, net: Fraction, price: number): bigint {
  let reached = new Fraction(0);
  let weighted = new Fraction(0);
  for (const [top, factor] of brackets) {
    const end = top === undefined || net.mul(top).div(100).gt(area) ? area : net.mul(top).div(100);
    if (end.lte(reached)) break;
    weighted = weighted.add(end.sub(reached).mul(factor));
    reached = end;
  }
  return round(weighted.mul(price));
}

/** Coverage, density and the lines of a new building: the rulebook's formulas in TypeScript, as a measure and a proof. */
export function constructionByHand(floors: HandFloor[], netArea: string, tariff: HandTariff) {
  const net = new Fraction(netArea);
  const levels = [...new Set(floors.map(({ level }) => level))].filter((level) => level >= 0);
  const largest = levels
    .map((level) => sum(floors.filter((floor) => floor.level === level).map(({ area }) => new Fraction(area))))
    .reduce((a, b) => (a.gt(b) ? a : b), new Fraction(0));
  const dutyResidential = residential(areaOf(floors, ['RES']), net, tariff.residential);
  const dutyCommercial = round(
    sum(
      floors
        .filter(({ use }) => use === 'COM')
        .map(({ level, area, openingLength, height }) =>
          new Fraction(area).mul(commercialFactor(level)).mul(ratio(openingLength, '3')).mul(ratio(height, '4.5')),
        ),
    ).mul(tariff.commercial),
  );
  const offices = floors.filter(({ use }) => use === 'OFF');
  const dutyOffice = round(
    sum(offices.map(({ level, area }) => new Fraction(area).mul(officeFactor(level)))).mul(tariff.office),
  );
  const dutyStorage = round(areaOf(floors, ['STORAGE']).mul('0.5').mul(tariff.residential));
  const base = new Fraction(dutyResidential + dutyCommercial + dutyOffice + dutyStorage);
  const projection = sum(floors.map(({ projectionArea }) => new Fraction(projectionArea ?? 0)));
  const built = areaOf(floors, ['RES', 'COM', 'OFF', 'STORAGE']);
  return {
    coverage: largest.div(net).mul(100),
    density: areaOf(floors, ['RES', 'COM', 'OFF']).div(net).mul(100),
    lines: {
      'F-BLD-RES': dutyResidential,
      'F-BLD-COM': dutyCommercial,
      'F-BLD-OFF': dutyOffice,
      'F-STR': dutyStorage,
      'F-PRJ': round(projection.mul(5).mul(tariff.residential)),
      'F-FIRE': round(base.mul('0.03')),
      'F-RAIL': round(base.mul('0.05')),
      'F-GRN': round(built.mul(20_000)),
      'F-SRV': 5_000_000n,
      'F-EDU': round(base.mul('0.03')),
    },
  };
}
