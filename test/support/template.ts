/** The database with every migration applied that test databases are copied from. */
export const TEMPLATE = 'template_parvaneh';
