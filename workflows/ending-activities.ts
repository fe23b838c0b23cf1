export interface EndingActivities {
  /** Tells holders whose permits end soon, and lets those lapse that nobody makes use of. Again is harmless. */
  seeToPermitEnds(): Promise<{ told: number; lapsed: number }>;
}
