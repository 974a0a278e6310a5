import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, strFromU8 } from 'fflate';
import { addressesOf } from './addresses-of.ts';
import { IN_STYLE, unescaped } from './markup.ts';
import { UNFINISHED } from './published-folder.ts';

/** What is wrong in a copy: in which file, what it says, and why that cannot be. */
export interface Fault {
	readonly file: string;
	readonly said: string;
	readonly why: 'missing' | 'question' | 'no-place' | 'bad-name' | 'twin-name' | 'long-name' | 'unreadable';
}

/** What a copy holds, and what is wrong in it. */
export interface CheckedCopy {
	readonly files: number;
	readonly bytes: number;
	readonly largest: { readonly name: string; readonly bytes: number };
	/** Files of the folder that has most. */
	readonly inOneFolder: number;
	/** Links that were followed, and whole addresses said in texts and in archives. */
	readonly links: number;
	readonly faults: readonly Fault[];
}

const MARKUP = /\.(?:html|svg|xml|atom)$/;
const TEXT = /\.(?:html|svg|xml|atom|json|js|css|txt|csv|rels|md)$/;
const ARCHIVE = /\.(?:zip|xlsx|docx)$/;
/** Bytes that others wrote: what they say is theirs. */
const ORIGINAL = /^versions\/fichiers\//;
/** Pages whose script reads what follows « # » as filters. */
const READS_HASH = /(?:^|\/)autres-filtres\//;
/** What Windows cannot call a file, or keeps for itself. */
const UNNAMEABLE = /[<>:"\\|?*\p{Cc}]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;
const LONGEST_PATH = 255;

function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

/** Names that some system cannot write, or cannot tell apart. */
export function nameFaults(names: readonly string[]): Fault[] {
	const known = new Map<string, string>();
	return names.flatMap((name): Fault[] => {
		const twin = known.get(name.toLowerCase());
		known.set(name.toLowerCase(), name);
		return [
			...(twin === undefined ? [] : [{ file: name, said: twin, why: 'twin-name' } as const]),
			...(name.split('/').some((part) => UNNAMEABLE.test(part))
				? [{ file: name, said: name, why: 'bad-name' } as const]
				: []),
			...(Buffer.byteLength(name) > LONGEST_PATH
				? [{ file: name, said: name, why: 'long-name' } as const]
				: [])
		];
	});
}

/**
 * Reads every file of a copy as a plain server would send it, and follows every link and every whole address of `origin`
 * that it says, in archives, workbooks and documents too: each must be a file, each part of a page that is named must be in
 * it, and every system must be able to hold every name.
 */
export function checkCopy(folder: string, origin: string): CheckedCopy {
	const names = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name !== UNFINISHED)
		.map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length))
		.sort();
	const standing = new Set(names);
	const faults = nameFaults(names);
	const host = new URL(origin).host.replaceAll('.', '\\.');
	const whole = new RegExp(`(?<![\\w.@-])(?:https?://)?${host}(/[^\\s"'<>(){}\\\\\\]\u00A0]*)`, 'g');
	/** Parts of pages that links name, by page: who named each first. */
	const places = new Map<string, Map<string, string>>();
	let links = 0;

	const follow = (file: string, said: string, base: string) => {
		const url = URL.parse(said, base);
		if (url?.origin !== origin) return;
		links += 1;
		const path = decoded(url.pathname).slice(1);
		const name = path === '' || path.endsWith('/') ? `${path}index.html` : path;
		if (url.search !== '') faults.push({ file, said, why: 'question' });
		else if (!standing.has(name)) faults.push({ file, said, why: 'missing' });
		else if (url.hash.length > 1 && !READS_HASH.test(name)) {
			const named = places.get(name) ?? new Map<string, string>();
			places.set(name, named.set(decoded(url.hash.slice(1)), file));
		}
	};
	const followWhole = (file: string, text: string) => {
		for (const [, said = ''] of text.matchAll(whole)) {
			// In a code that is shown, marks are written twice over.
			const plain = unescaped(unescaped(said)).replace(/["'<>].*$/, '');
			follow(file, origin + plain.replace(/[.,;:!?]+$/, ''), origin);
		}
	};
	const followIn = (file: string, bytes: Uint8Array) => {
		try {
			const parts = Object.entries(unzipSync(bytes));
			// The count at its end: an archive whose bytes were moved is read as fewer parts, without a word.
			if (parts.length !== Buffer.from(bytes).readUInt16LE(bytes.length - 12))
				throw new Error('parts are missing');
			for (const [part, content] of parts)
				if (ARCHIVE.test(part)) followIn(`${file}: ${part}`, content);
				else if (TEXT.test(part)) followWhole(`${file}: ${part}`, strFromU8(content));
		} catch (error) {
			faults.push({ file, said: error instanceof Error ? error.message : String(error), why: 'unreadable' });
		}
	};

	let bytes = 0;
	let largest = { name: '', bytes: 0 };
	const folders = new Map<string, number>();
	for (const name of names) {
		const path = join(folder, name);
		const { size } = statSync(path);
		bytes += size;
		if (size > largest.bytes) largest = { name, bytes: size };
		const inside = name.slice(0, name.lastIndexOf('/') + 1);
		folders.set(inside, (folders.get(inside) ?? 0) + 1);
		if (ORIGINAL.test(name)) continue;
		if (ARCHIVE.test(name)) followIn(name, readFileSync(path));
		if (!TEXT.test(name)) continue;
		const text = readFileSync(path, 'utf8');
		const base = `${origin}/${name.replace(/index\.html$/, '')}`;
		// « target » of a link is taken for « Target », which Word writes.
		if (MARKUP.test(name)) for (const address of addressesOf(text)) follow(name, address, base);
		if (name.endsWith('.css'))
			for (const [, double, single, bare] of text.matchAll(IN_STYLE))
				follow(name, double ?? single ?? bare ?? '', base);
		followWhole(name, text);
	}
	for (const [page, named] of places) {
		const text = readFileSync(join(folder, page), 'utf8');
		const ids = new Set([...text.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => unescaped(id)));
		for (const [id, file] of named)
			if (!ids.has(id)) faults.push({ file, said: `${page}#${id}`, why: 'no-place' });
	}
	return {
		files: names.length,
		bytes,
		largest,
		inOneFolder: Math.max(0, ...folders.values()),
		links,
		faults
	};
}
