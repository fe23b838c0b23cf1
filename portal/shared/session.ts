/** Where somebody signs in and comes back to the page that they are on. */
export const signInAddress = (): string => `/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`;
