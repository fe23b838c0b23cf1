import type { ServerParts } from '../server.js';

/**
 * A sign-in provider with the demo's people and a bank to try the product with. Each is loaded only where nothing is
 * configured in its place, so that a production server does not even hold its code.
 */
export const embeddedParts: ServerParts = {
  async provider({ config, publicUrl, serverUrl }) {
    const { createEmbeddedSignIn } = await import('./sign-in.js');
    return createEmbeddedSignIn({ settings: config, publicUrl, serverUrl });
  },
  async bank(options) {
    const { createSandboxBank } = await import('./bank.js');
    return createSandboxBank(options);
  },
};
