import { userInfo } from 'node:os';

/** Who runs a command, for the trail: the person at the shell, also behind sudo. Nobody is signed in there. */
export const operator = (): string => `cli/${process.env.SUDO_USER ?? userInfo().username}`;
