import { useEffect, useState } from 'react';
import { keptPermits, type PermitFacts } from './permits.js';

/** What is kept on this device of permits; a browser that keeps nothing has none. */
export function useKeptPermits(): readonly PermitFacts[] {
  const [permits, setPermits] = useState<readonly PermitFacts[]>([]);
  useEffect(() => {
    keptPermits().then(setPermits, () => undefined);
  }, []);
  return permits;
}
