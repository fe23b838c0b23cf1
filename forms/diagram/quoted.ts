const longest = 60;

/** Text in quotes, in which Mermaid reads no sign but its own entities. */
export function quoted(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  const safe = short.replace(/[\s\p{C}]+/gu, ' ').replace(/[#&<>"`\\]/g, (sign) => `#${sign.codePointAt(0)};`);
  return `"${safe}"`;
}
