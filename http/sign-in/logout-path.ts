/** Where a provider says that somebody has signed out. By itself, because who registers it needs nothing of the route. */
export const LOGOUT_PATH = '/sign-out/back-channel';
