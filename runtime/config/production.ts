/** What says plainly that nobody's permits are at stake. Nothing at all is `npm start` on somebody's own machine. */
const DEVELOPMENT: readonly (string | undefined)[] = [undefined, 'development', 'test'];

/** Anything else is production, `Production` and `prod` too: a mistyped word must not let the demo's people in. */
export const isProduction = ({ NODE_ENV }: { NODE_ENV?: string | undefined }): boolean =>
  !DEVELOPMENT.includes(NODE_ENV);
