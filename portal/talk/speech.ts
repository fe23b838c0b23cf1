interface Recognition {
  lang: string;
  onresult: ((event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
}
type Recogniser = new () => Recognition;

/** What a browser turns speech into text with, where it has anything. */
const recogniser = (): Recogniser | undefined => {
  const has = window as unknown as { SpeechRecognition?: Recogniser; webkitSpeechRecognition?: Recogniser };
  return has.SpeechRecognition ?? has.webkitSpeechRecognition;
};

export const canListen = (): boolean => recogniser() !== undefined;

/** Listens to one utterance; what was heard is handed over as text, to be looked at before it is said. */
export function listen(language: 'fa' | 'en', heard: (text: string) => void, ended: () => void): void {
  const Recogniser = recogniser();
  if (!Recogniser) {
    ended();
    return;
  }
  const recognition = new Recogniser();
  recognition.lang = language === 'fa' ? 'fa-IR' : 'en-US';
  recognition.onresult = ({ results }) => heard(results[0]?.[0]?.transcript ?? '');
  recognition.onend = ended;
  recognition.start();
}
