import { strFromU8, unzipSync } from 'fflate';

/** Everything that a file says, what it packs included. */
export function textOf(bytes: Uint8Array): string {
	if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return strFromU8(bytes);
	return Object.entries(unzipSync(bytes))
		.map(([name, part]) => `${name}\n${textOf(part)}`)
		.join('\n');
}
