const BYTES = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const CHARS = new TextDecoder('windows-1252').decode(BYTES);
const BYTE_OF = new Map([...CHARS].map((char, byte) => [char, byte]));

/**
 * `SiÃ¨ge` as `Siège`: text that was UTF-8, read as Windows-1252 and saved so. Anything else comes back as it is.
 */
export function undoDoubleEncoding(text: string): string {
	if (!/[ÃÂâ]/.test(text)) return text;
	const bytes: number[] = [];
	for (const char of text) {
		const byte = BYTE_OF.get(char);
		if (byte === undefined) return text;
		bytes.push(byte);
	}
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
	} catch (error) {
		if (error instanceof TypeError) return text;
		throw error;
	}
}
