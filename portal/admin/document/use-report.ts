import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { KINDS, type Kind } from './kinds.js';
import type { ReportData } from './operations.js';

const AFTER_MS = 500;

/** What publishing the text would say, asked anew whenever nothing was typed for half a second. */
export function useReport(kind: Kind, text: string): { report: ReportData | undefined; checking: boolean } {
  const client = useClient();
  const [told, setTold] = useState<{ text: string; report: ReportData | undefined }>();
  useEffect(() => {
    if (!text.trim()) return;
    let left = false;
    const timer = setTimeout(async () => {
      const { data } = await client.mutation(KINDS[kind].validate, { text }).toPromise();
      if (!left) setTold({ text, report: data?.report });
    }, AFTER_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [client, kind, text]);
  return { report: told?.report, checking: text.trim() !== '' && told?.text !== text };
}
