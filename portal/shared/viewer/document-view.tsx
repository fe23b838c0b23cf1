import { useEffect, useState } from 'react';
import { useTongue } from '../language.js';
import { stateWords } from '../messages/shell.js';
import { viewerWords } from './messages.js';
import { PdfPages } from './pdf-pages.js';

interface DocumentViewProps {
  url: string;
  mediaType: string;
  name: string;
}

const IMAGES = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif']);

/**
 * A file beside the form. The server hands every file out as a download only, so its bytes are fetched and drawn here: an
 * image as an image, a PDF by a reader of our own, which runs nothing that is in it.
 */
export default function DocumentView({ url, mediaType, name }: DocumentViewProps) {
  const { say } = useTongue();
  const [file, setFile] = useState<Blob | 'away'>();
  useEffect(() => {
    const leave = new AbortController();
    fetch(url, { headers: { 'x-csrf': '1' }, signal: leave.signal })
      .then(async (response) => setFile(response.ok ? await response.blob() : 'away'))
      .catch(() => leave.signal.aborted || setFile('away'));
    return () => leave.abort();
  }, [url]);
  if (file === undefined) return <p role="status">{say(stateWords.LOADING)}</p>;
  if (file === 'away') return <p className="notice bad">{say(viewerWords.AWAY)}</p>;
  if (IMAGES.has(mediaType)) return <Image file={file} name={name} />;
  if (mediaType === 'application/pdf') return <PdfPages file={file} name={name} />;
  return <p className="notice">{say(viewerWords.OTHER)}</p>;
}

function Image({ file, name }: { file: Blob; name: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return <img className="page-of-file" src={address} alt={name} />;
}
