/** `27.5` as Persian readers write it: `۲۷٫۵`. */
export function persianDigits(text: string): string {
  return text.replace(/(\d)\.(\d)/g, '$1٫$2').replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)));
}
