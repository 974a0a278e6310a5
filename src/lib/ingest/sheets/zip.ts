import { fr } from '#lib/domain/typography.ts';
import { Unreadable } from './unreadable.ts';

/** What a workbook may weigh, packed and unpacked: read beyond, it could take the place of everything else in memory. */
export const MAX_PACKED_BYTES = 64 << 20;
const MAX_PART_BYTES = 256 << 20;
/** The parts that are not cells: lists of sheets, styles, links. */
export const SHORT_PART_BYTES = 16 << 20;
const MAX_PARTS = 4096;
/** The most that a sheet shrinks, when it is not made to hurt; a short part may be all blanks. */
const MAX_RATIO = 200;
const RATIO_MATTERS_BYTES = 8 << 20;

const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
/** What stands for a number that only the ZIP64 fields hold. */
const BEYOND = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;
/** Fed little by little, so that what a few bytes become never piles up. */
const FED_BYTES = 1 << 14;

const CUT = fr`Ce classeur est abîmé ou coupé : il ne se lit pas jusqu'au bout. Téléchargez-le ou enregistrez-le de nouveau.`;
const LOCKED = fr`Ce classeur est protégé par un mot de passe. Ouvrez-le, enregistrez-le sans mot de passe, puis importez-le.`;
const HEAVY = fr`Ce classeur est trop gros une fois décompressé, ou fait pour l'être. Enregistrez la feuille au format « CSV UTF-8 », qui se lit quelle que soit sa taille.`;

/** A workbook of which some part does not read. */
export const damaged = (): Unreadable => new Unreadable(CUT);
export const tooHeavy = (): Unreadable => new Unreadable(HEAVY);
export const locked = (): Unreadable => new Unreadable(LOCKED);

interface Part {
	readonly method: number;
	readonly packed: number;
	readonly size: number;
	readonly crc: number;
	readonly at: number;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
	let crc = byte;
	for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	return crc;
});

function addCrc(crc: number, bytes: Uint8Array): number {
	let sum = crc;
	for (let at = 0; at < bytes.length; at += 1) {
		sum = (sum >>> 8) ^ (CRC_TABLE[(sum ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
	}
	return sum;
}

function* sliced(bytes: Uint8Array): Generator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += FED_BYTES) yield bytes.subarray(at, at + FED_BYTES);
}

async function* inflated(packed: Uint8Array): AsyncGenerator<Uint8Array> {
	let fed = 0;
	const reader = new ReadableStream<Uint8Array<ArrayBuffer>>({
		pull(controller) {
			if (fed >= packed.length) return controller.close();
			controller.enqueue(packed.slice(fed, fed + FED_BYTES));
			fed += FED_BYTES;
		}
	})
		.pipeThrough(new DecompressionStream('deflate-raw'))
		.getReader();
	try {
		for (;;) {
			const { value, done } = await reader.read();
			if (done) return;
			yield value;
		}
	} finally {
		// A stream that failed has nothing left to stop.
		await reader.cancel().catch(() => undefined);
	}
}

/** A ZIP file in memory. Its directory is judged whole before anything in it is unpacked. Throws `Unreadable`. */
export class Zip {
	readonly #bytes: Uint8Array;
	readonly #view: DataView;
	readonly #parts = new Map<string, Part>();
	/** How much of the part last read has come out, from 0 to 1. */
	part = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		const end = this.#end();
		const count = this.#view.getUint16(end + 10, true);
		if (count > MAX_PARTS) throw tooHeavy();
		let at = this.#view.getUint32(end + 16, true);
		for (let index = 0; index < count; index += 1) at = this.#readEntry(at);
	}

	get names(): readonly string[] {
		return [...this.#parts.keys()];
	}

	has(name: string): boolean {
		return this.#parts.has(name);
	}

	/**
	 * The bytes of a part, little by little. No more than the directory declares ever comes out of it, and what comes out is
	 * what went in.
	 */
	async *read(name: string, most = MAX_PART_BYTES): AsyncGenerator<Uint8Array> {
		const part = this.#parts.get(name);
		if (!part) throw damaged();
		if (part.size > most) throw tooHeavy();
		const { method, packed, size, at } = part;
		if (this.#u32(at) !== LOCAL) throw damaged();
		const start = at + 30 + this.#u16(at + 26) + this.#u16(at + 28);
		if (start + packed > this.#bytes.length) throw damaged();
		const body = this.#bytes.subarray(start, start + packed);
		let length = 0;
		let crc = 0xffffffff;
		try {
			for await (const piece of method === STORED ? sliced(body) : inflated(body)) {
				length += piece.length;
				if (length > size) throw tooHeavy();
				crc = addCrc(crc, piece);
				this.part = length / size;
				yield piece;
			}
		} catch (error) {
			// What the machine says of a stream that does not inflate differs from one to the other.
			throw error instanceof Unreadable ? error : damaged();
		}
		if (length !== size || (crc ^ 0xffffffff) >>> 0 !== part.crc) throw damaged();
	}

	#u16(at: number): number {
		if (at + 2 > this.#bytes.length) throw damaged();
		return this.#view.getUint16(at, true);
	}

	#u32(at: number): number {
		if (at + 4 > this.#bytes.length) throw damaged();
		return this.#view.getUint32(at, true);
	}

	/** Where the directory ends: a comment may follow it. A file that was cut has no end. */
	#end(): number {
		const lowest = Math.max(0, this.#bytes.length - END_BYTES - LONGEST_COMMENT);
		for (let at = this.#bytes.length - END_BYTES; at >= lowest; at -= 1) {
			if (this.#view.getUint32(at, true) === END) return at;
		}
		throw damaged();
	}

	#readEntry(at: number): number {
		if (this.#u32(at) !== CENTRAL) throw damaged();
		const flags = this.#u16(at + 8);
		const method = this.#u16(at + 10);
		const nameLength = this.#u16(at + 28);
		const [packed, size, local] = [this.#u32(at + 20), this.#u32(at + 24), this.#u32(at + 42)];
		const nameEnd = at + 46 + nameLength;
		if (nameEnd > this.#bytes.length) throw damaged();
		if (flags & 1) throw locked();
		if (size === BEYOND || packed === BEYOND || local === BEYOND || size > MAX_PART_BYTES) throw tooHeavy();
		if (size > RATIO_MATTERS_BYTES && size > MAX_RATIO * packed) throw tooHeavy();
		if (method !== STORED && method !== DEFLATED) throw damaged();
		const name = new TextDecoder().decode(this.#bytes.subarray(at + 46, nameEnd));
		this.#parts.set(name, { method, packed, size, crc: this.#u32(at + 16), at: local });
		return nameEnd + this.#u16(at + 30) + this.#u16(at + 32);
	}
}
