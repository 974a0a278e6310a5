import { createHmac } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function fromBase32(text: string): Buffer {
	let bits = '';
	for (const sign of text.replace(/[ =]/g, '')) bits += ALPHABET.indexOf(sign).toString(2).padStart(5, '0');
	return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** The code that a telephone shows for a key, some steps of thirty seconds from now (RFC 6238). */
export function codeOf(key: string, steps = 0, now = Date.now()): string {
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000) + steps));
	const mac = createHmac('sha1', fromBase32(key)).update(counter).digest();
	const offset = (mac.at(-1) ?? 0) & 15;
	return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
