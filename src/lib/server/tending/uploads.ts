import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What the files that editors send may take, in bytes and in number, and how long they stay. */
export interface UploadLimits {
	readonly fileBytes: number;
	readonly editorBytes: number;
	readonly totalBytes: number;
	readonly editorFiles: number;
	readonly days: number;
}

const MEGA = 1 << 20;

export const UPLOAD_LIMITS: UploadLimits = {
	fileBytes: 64 * MEGA,
	editorBytes: 256 * MEGA,
	totalBytes: 1024 * MEGA,
	editorFiles: 100,
	days: 7
};

/**
 * Why bytes are not kept: too many for one file, for its sender or for all; not those announced; cut short; or no room on the
 * disk.
 */
export const UPLOAD_REFUSALS = [
	'taille',
	'quota',
	'total',
	'nombre',
	'longueur',
	'empreinte',
	'coupe',
	'place'
] as const;
export type UploadRefusal = (typeof UPLOAD_REFUSALS)[number];

export class UploadRefused extends Error {
	readonly motif: UploadRefusal;
	constructor(motif: UploadRefusal, cause?: unknown) {
		super(`upload refused: ${motif}`, { cause });
		this.name = 'UploadRefused';
		this.motif = motif;
	}
}

/** The folder, beside those of the senders, where effects are tried. */
export const TRIALS = 'essais';

const SHA256 = /^[0-9a-f]{64}$/;
const UNFINISHED = '.part';
const DAY_MILLISECONDS = 86_400_000;

interface Kept {
	readonly bytes: number;
	readonly files: number;
}

/**
 * The files that editors have sent and that wait to be brought in: each by the SHA-256 of its bytes, in a folder of its
 * sender. Nothing that a sender writes, a name among others, is part of a path.
 */
export class Uploads {
	readonly folder: string;
	readonly #limits: UploadLimits;
	/** Bytes and files announced and not yet there, by sender. */
	readonly #coming = new Map<string, Kept>();

	constructor(folder: string, limits = UPLOAD_LIMITS) {
		this.folder = folder;
		this.#limits = limits;
	}

	/**
	 * Keeps bytes as they come, once all of them are there and are those announced; what was already there stays. Throws
	 * `UploadRefused`.
	 */
	async receive(
		sender: string,
		sha256: string,
		announced: number,
		body: AsyncIterable<Uint8Array>
	): Promise<void> {
		const own = this.#ownFolder(sender);
		const place = join(own, checked(sha256));
		if (announced > this.#limits.fileBytes) throw new UploadRefused('taille');
		if (sizeOf(place) === null) this.#admit(own, announced);
		this.#book(own, announced, 1);
		const coming = body[Symbol.asyncIterator]();
		const part = `${place}.${randomUUID()}${UNFINISHED}`;
		try {
			mkdirSync(own, { recursive: true, mode: 0o700 });
			const hash = createHash('sha256');
			let received = 0;
			const counted = async function* (): AsyncGenerator<Uint8Array> {
				for (let next = await coming.next(); next.done !== true; next = await coming.next()) {
					const piece = next.value;
					received += piece.byteLength;
					if (received > announced) throw new UploadRefused('longueur');
					hash.update(piece);
					yield piece;
				}
			};
			await pipeline(
				Readable.from(counted(), { objectMode: false }),
				createWriteStream(part, { flags: 'wx', flush: true, mode: 0o600 })
			);
			if (received !== announced) throw new UploadRefused('coupe');
			if (hash.digest('hex') !== sha256) throw new UploadRefused('empreinte');
			renameSync(part, place);
		} catch (cause) {
			await drain(coming);
			throw refusalOf(cause);
		} finally {
			rmSync(part, { force: true });
			this.#book(own, -announced, -1);
		}
	}

	/** Where the bytes of a sender stand, whole; `null` when they are not there. They then stay some days more. */
	find(sender: string, sha256: string): string | null {
		const place = join(this.#ownFolder(sender), checked(sha256));
		if (sizeOf(place) === null) return null;
		const now = new Date();
		utimesSync(place, now, now);
		return place;
	}

	/** Lets go of what has waited too long, and of what was never whole. */
	sweep(now: Date): void {
		for (const own of foldersIn(this.folder)) {
			for (const { path, touched, name } of filesIn(own)) {
				const days = name.endsWith(UNFINISHED) ? 1 : this.#limits.days;
				if (now.getTime() - touched > days * DAY_MILLISECONDS) rmSync(path, { force: true });
			}
		}
		// Copies of the base on which effects were tried, left by a server that was killed.
		for (const trial of foldersIn(join(this.folder, TRIALS)))
			if (now.getTime() - statSync(trial).mtimeMs > DAY_MILLISECONDS)
				rmSync(trial, { recursive: true, force: true });
	}

	#ownFolder(sender: string): string {
		return join(this.folder, createHash('sha256').update(sender).digest('hex').slice(0, 32));
	}

	#admit(own: string, announced: number): void {
		const { editorBytes, totalBytes, editorFiles } = this.#limits;
		const held = foldersIn(this.folder).map((folder): readonly [string, Kept] => [folder, keptIn(folder)]);
		const coming = [...this.#coming.values()].reduce((bytes, kept) => bytes + kept.bytes, 0);
		const mine = held.find(([folder]) => folder === own)?.[1] ?? { bytes: 0, files: 0 };
		const booked = this.#coming.get(own) ?? { bytes: 0, files: 0 };
		if (mine.files + booked.files >= editorFiles) throw new UploadRefused('nombre');
		if (mine.bytes + booked.bytes + announced > editorBytes) throw new UploadRefused('quota');
		const all = held.reduce((bytes, [, kept]) => bytes + kept.bytes, coming);
		if (all + announced > totalBytes) throw new UploadRefused('total');
	}

	#book(own: string, bytes: number, files: number): void {
		const booked = this.#coming.get(own) ?? { bytes: 0, files: 0 };
		const left = { bytes: booked.bytes + bytes, files: booked.files + files };
		if (left.files === 0) this.#coming.delete(own);
		else this.#coming.set(own, left);
	}
}

function checked(sha256: string): string {
	if (!SHA256.test(sha256)) throw new UploadRefused('empreinte');
	return sha256;
}

/** Reads what still comes: a sender whose request is cut meanwhile does not hear why it is refused. */
async function drain(coming: AsyncIterator<Uint8Array>): Promise<void> {
	try {
		while ((await coming.next()).done !== true);
	} catch {
		// It was the sender who left.
	}
}

function refusalOf(cause: unknown): unknown {
	if (cause instanceof UploadRefused) return cause;
	const code = (cause as NodeJS.ErrnoException).code ?? '';
	if (['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS', 'EACCES'].includes(code))
		return new UploadRefused('place', cause);
	return new UploadRefused('coupe', cause);
}

const sizeOf = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.size ?? null;

function entriesOf(folder: string) {
	try {
		return readdirSync(folder, { withFileTypes: true });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
		throw error;
	}
}

const foldersIn = (folder: string): string[] =>
	entriesOf(folder)
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => join(folder, name));

const filesIn = (folder: string) =>
	entriesOf(folder)
		.filter((entry) => entry.isFile())
		.flatMap(({ name }) => {
			const path = join(folder, name);
			const stated = statSync(path, { throwIfNoEntry: false });
			return stated ? [{ path, name, bytes: stated.size, touched: stated.mtimeMs }] : [];
		});

/** What is whole in a folder: what is being received is booked. */
function keptIn(folder: string): Kept {
	const whole = filesIn(folder).filter(({ name }) => !name.endsWith(UNFINISHED));
	return { bytes: whole.reduce((sum, { bytes }) => sum + bytes, 0), files: whole.length };
}
