import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';

/** What a copy says of itself to programs. */
export const Version = z.object({
	site: z.literal('lignes-claires'),
	version: z.number(),
	/** The day on which the copy was made. */
	date: z.string(),
	origine: z.string(),
	vivant: z.string().nullable(),
	/** Versions whose frozen addresses stand in the copy. */
	figees: z.array(z.number()),
	/** Names all that the copy was made of; copies of former programs have none. */
	empreinte: z.string().optional()
});
export type Version = z.infer<typeof Version>;

/** The folder holds something that no publication wrote. */
export class NotOurs extends Error {
	readonly folder: string;
	constructor(folder: string) {
		super(`not a former publication: ${folder}`);
		this.name = 'NotOurs';
		this.folder = folder;
	}
}

const SAID = 'version.json';
/** Written first and taken away last: a folder that has it is not whole. */
export const UNFINISHED = '.publication-en-cours';

/** What the copy in a folder says of itself; `null` when there is none. */
function copyIn(folder: string): Version | null {
	const path = join(folder, SAID);
	if (!existsSync(path)) return null;
	try {
		return Version.parse(JSON.parse(readFileSync(path, 'utf8')));
	} catch {
		return null;
	}
}

const isEmpty = (folder: string) =>
	!existsSync(folder) || (statSync(folder).isDirectory() && readdirSync(folder).length === 0);

/** A copy while it is written: beside its folder, whose place it takes once it is whole. */
export interface Writing {
	/** What the folder held before. */
	readonly former: Version | null;
	/** Where the copy is written meanwhile. */
	readonly folder: string;
	readonly write: (path: string, bytes: Uint8Array | string) => void;
	readonly files: () => number;
	readonly bytes: () => number;
	/** Puts the copy in its place. */
	readonly finish: () => void;
	/** Takes away what was written. */
	readonly giveUp: () => void;
}

/** What the copy in a folder says of itself. Throws `NotOurs` when there is none. */
export function readCopy(out: string): Version {
	const found = copyIn(resolve(out));
	if (found === null) throw new NotOurs(resolve(out));
	return found;
}

/** Opens the folder of a copy for writing. Throws `NotOurs` when something else stands there. */
export function openFolder(out: string): Writing {
	const folder = resolve(out);
	const [next, last] = [`${folder}.tmp`, `${folder}.avant`];
	// Stopped between the two moves of a swap: the former copy was whole.
	if (!existsSync(folder) && copyIn(last) !== null) renameSync(last, folder);
	const former = copyIn(folder);
	if (former === null && !isEmpty(folder)) throw new NotOurs(folder);
	for (const place of [next, last])
		if (!isEmpty(place) && copyIn(place) === null && !existsSync(join(place, UNFINISHED)))
			throw new NotOurs(place);
	rmSync(next, { recursive: true, force: true });
	mkdirSync(next, { recursive: true });
	writeFileSync(join(next, UNFINISHED), '');
	const written = new Set<string>();
	let bytes = 0;
	return {
		former,
		folder: next,
		write(path, content) {
			const name = path.endsWith('/') ? `${path}index.html` : path;
			const place = join(next, name);
			if (!place.startsWith(`${next}/`) || written.has(name.toLowerCase()))
				throw new Error(`a path written twice or outside: ${path}`);
			written.add(name.toLowerCase());
			mkdirSync(dirname(place), { recursive: true });
			writeFileSync(place, content);
			bytes += typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength;
		},
		files: () => written.size,
		bytes: () => bytes,
		finish() {
			rmSync(join(next, UNFINISHED));
			rmSync(last, { recursive: true, force: true });
			if (existsSync(folder)) renameSync(folder, last);
			renameSync(next, folder);
			rmSync(last, { recursive: true, force: true });
		},
		giveUp: () => rmSync(next, { recursive: true, force: true })
	};
}
