/** What is stated of a consent before its words are read. */
export interface Stated {
  name: string | null;
  mobile: string | null;
  identifiedBy: 'PAPER' | 'REGISTER';
  paper: 'NATIONAL_CARD' | 'BIRTH_CERTIFICATE' | 'PASSPORT' | 'DRIVING_LICENCE' | null;
  paperNumber: string | null;
  permitTypes: string[];
  parcel: string | null;
  validUntil: string | null;
}
