/** The values of an enum with what each of them means: one that is left out does not compile. */
export const described = <T extends string>(says: Record<T, string>) =>
  Object.fromEntries(
    Object.entries<string>(says).map(([name, description]) => [name, { value: name, description }]),
  ) as Record<T, { value: T; description: string }>;
