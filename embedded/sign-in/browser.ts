/** The little of a browser that a sign-in needs. */
export interface Browser {
  /** Follows redirects to a page, or to an address that begins with `until`, which is not visited. */
  follow(start: URL, form?: URLSearchParams): Promise<URL>;
  /** The cookies it holds, as a request's header. */
  cookies(): string;
}

export function createBrowser(until?: string): Browser {
  const jar = new Map<string, string>();
  const cookies = () => [...jar].map((pair) => pair.join('=')).join('; ');

  function keep(lines: string[]): void {
    for (const line of lines) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
  }

  return {
    cookies,
    async follow(start, form) {
      let at = start;
      let body = form;
      for (let steps = 0; steps < 10; steps += 1) {
        const headers = { cookie: cookies(), 'sec-fetch-site': 'same-origin' };
        const response = await fetch(at, {
          method: body ? 'POST' : 'GET',
          redirect: 'manual',
          headers,
          body: body ?? null,
        });
        keep(response.headers.getSetCookie());
        await response.body?.cancel();
        const to = response.headers.get('location');
        if (!to) return at;
        at = new URL(to, at);
        body = undefined;
        if (until && at.href.startsWith(until)) return at;
      }
      throw new Error('the sign-in goes in circles');
    },
  };
}
