/**
 * What a caller is to the case (or the mandate) they act on. One caller may be several of these; what any of them
 * allows is allowed.
 */
export const RELATIONS = [
  /** the person the permit is for, or who gave the mandate */
  'owner',
  /** of the approved office that represents the owner under an active mandate whose scope holds the case */
  'office',
  /** of the office named by the case's mandate, which was revoked, declined, has run out or is not accepted yet */
  'mandateEnded',
  /** of an office that the municipality has not approved, or has suspended */
  'officeNotApproved',
  /** of the office with an active mandate that does not reach this permit type or parcel */
  'outsideMandate',
  /** holds the role that a task of the case is for */
  'stepRole',
  /** heads a unit whose people hold that role */
  'unitHead',
  /** of the municipality, which controls every process: holds a role that sees all filed cases */
  'overseer',
  'admin',
  'auditor',
  'integrator',
  /** holds the role of a task, or one that sees all filed cases, in other districts than the case's */
  'outsideDistrict',
  /** works for or beside the municipality and has no task in the case */
  'otherStaff',
  'otherCitizen',
  'anonymous',
] as const;
export type Relation = (typeof RELATIONS)[number];
