import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { strFromU8, unzipSync } from 'fflate';
import { keepReading } from '#lib/domain/carry-links.ts';
import { addressAt, isPlain, oneForm, publishedPath } from '#lib/domain/publication/published-path.ts';
import { eachAddress, eachData, eachPath, eachStyleAddress, eachWhole, unescaped } from './markup.ts';
import { LIVE_ONLY, NEVER, PRESET_FILES, UNLINKED, type FigurePreset } from './presets.ts';

/** An answer of the site that is to be published. */
export interface Answer {
	readonly address: string;
	/** Its path in the copy. */
	readonly path: string;
	readonly type: string;
	/** What is sent as a page of the site: frames too. */
	readonly page: boolean;
	readonly title: string;
	/** The choice in words, where the page has one. */
	readonly choice: string;
	/** Whether the page has filters to choose. */
	readonly filters: boolean;
	/** What a browser is told to allow, as the live server says it. */
	readonly headers: Readonly<Record<string, string>>;
	/** The bytes as they were answered. */
	readonly body: () => Buffer;
}

/** What may be published is only asked for if something leads to it. */
type Depth = 'plain' | 'state';

/** The site as it was read. */
export interface SiteRead {
	readonly answers: ReadonlyMap<string, Answer>;
	/** Addresses that lead to another of the site. */
	readonly moved: ReadonlyMap<string, string>;
	/** Addresses that did not answer: their status. */
	readonly refused: ReadonlyMap<string, number>;
}

export interface Reading {
	readonly server: string;
	readonly origin: string;
	/** Where what was answered waits. */
	readonly folder: string;
	readonly version: number;
	readonly presets: readonly FigurePreset[];
	/** Addresses that this copy leaves out beside those that none holds. */
	readonly leftOut?: RegExp | undefined;
	/** Versions that were frozen by former publications: their addresses stay. */
	readonly frozen: readonly number[];
	readonly tell: (done: number, waiting: number) => void;
}

const AT_ONCE = 4;
/** What an element loads by itself: a page without it is not whole. */
const LOADS = /^<(?:iframe|img|script|source|link)\b/i;
const DISCOVERY = /application\/json\+oembed/;
const HTML = /^text\/html/;
/** What is read, followed and mended as text; a workbook and a document have « xml » in their type and are bytes. */
export const TEXT = /^(?:text\/(?:html|css)|application\/(?:json|atom\+xml|xml)|image\/svg)/;
const WORD = /wordprocessingml\.document/;
const TITLE = /<title>([^<]*)<\/title>/;
const CHOICE = /<p class="phrase-imprimee[^"]*">([\s\S]*?)<\/p>/;
const POLICY =
	/^(?:content-security-policy|x-frame-options|x-content-type-options|strict-transport-security|referrer-policy|permissions-policy|cross-origin-.*|access-control-allow-origin)$/;
const FIGURE = /^(\/en)?\/figures\/([a-z-]+)$/;
/** A file that no rewriting mends: it says the address of the page of its figure. */
const SAYS_ITS_PAGE = /^\/figures\/([a-z-]+)\.(?:png|xlsx|zip)(?:\?(.*))?$/;
/** What an address says of a file alone, not of its figure. */
const OF_THE_FILE = ['csv', 'largeur', 'format', 'variante', 'theme', 'lang', 'v'] as const;

/** A part of a page that does not hold the whole page in memory, as V8 has it otherwise. */
const copied = (text: string): string => Buffer.from(text).toString();

/** The headers by which a server tells a browser what to allow. */
const policiesOf = (headers: Headers): Record<string, string> =>
	Object.fromEntries([...headers].filter(([name]) => POLICY.test(name)));

/** Whether an address may stand in a published copy. */
export const mayStand = (address: string): boolean => !NEVER.test(address) && !LIVE_ONLY.test(address);

interface Led {
	readonly address: string;
	readonly loaded: boolean;
}

/** What an answer leads to, in the one form of addresses. */
function leadsOf(answer: Answer, text: string, origin: string): Led[] {
	const base = new URL(answer.address, origin).href;
	const led: Led[] = [];
	const note = (address: string, loaded: boolean) => {
		const one = oneForm(address, base);
		if (one !== null) led.push({ address: one, loaded });
	};
	if (/css/.test(answer.type)) {
		eachStyleAddress(text, (address) => (note(address, true), address));
		return led;
	}
	if (answer.page || /xml/.test(answer.type)) {
		eachAddress(text, (address, tag) => {
			if (!address.startsWith('#'))
				note(
					address,
					LOADS.test(tag) && (!/^<link/i.test(tag) || /stylesheet|icon/.test(tag) || DISCOVERY.test(tag))
				);
			return address;
		});
		eachStyleAddress(text, (address) => (note(address, true), address));
		const langue = /<html lang="en"/.test(text) ? 'en' : 'fr';
		eachData(text, (data) =>
			eachPath(data, (path) => (note(keepReading(path, { v: null, langue }), false), path))
		);
	}
	eachWhole(text, origin, (address) => (note(address, false), address));
	return led;
}

/** The addresses of a figure with one choice, as the boxes and the lists of its filters offer it. */
function presetsOf(
	address: string,
	page: string,
	presets: readonly FigurePreset[],
	version: number
): string[] {
	const [, english = '', id] = FIGURE.exec(address) ?? [];
	if (id === undefined) return [];
	const lang = english === '' ? '' : '&lang=en';
	const values = presets.flatMap((name) => {
		const box = new RegExp(`<input type="checkbox" name="${name}" value="([^"]+)"`, 'g');
		const list = new RegExp(`<select name="${name}"[^>]*>([\\s\\S]*?)</select>`).exec(page)?.[1] ?? '';
		const listed = [...list.matchAll(/<option value="([^"]+)"(?! selected)/g)];
		return [...page.matchAll(box), ...listed].map(([, value = '']) => `${name}=${unescaped(value)}`);
	});
	return values.flatMap((value) => [
		`${english}/figures/${id}?${value}`,
		`${english}/figures/${id}?${value}&v=${version}`,
		`/embed/${id}?${value}${lang}`,
		`/embed/${id}?${value}&v=${version}${lang}`,
		...PRESET_FILES.map((format) => `/figures/${id}.${format}?${value}${lang}`)
	]);
}

/** The page of the figure that a file shows, now and at the version. */
function pagesOfFile(address: string, version: number): string[] {
	const [, id, search = ''] = SAYS_ITS_PAGE.exec(address) ?? [];
	if (id === undefined) return [];
	const params = new URLSearchParams(search);
	const [english, v] = [params.get('lang') === 'en' ? '/en' : '', params.get('v') ?? String(version)];
	for (const name of OF_THE_FILE) params.delete(name);
	const page = `${english}/figures/${id}`;
	return [`${page}?${params}`, `${page}?${new URLSearchParams({ ...Object.fromEntries(params), v })}`];
}

/** The pages that a Word document names, as it says them in a copy. */
function pagesInDocument(bytes: Uint8Array, origin: string): Set<string> {
	const pages = new Set<string>();
	for (const part of Object.values(unzipSync(bytes, { filter: ({ name }) => /\.(?:xml|rels)$/.test(name) })))
		eachWhole(strFromU8(part), origin, (said) => {
			const address = addressAt(new URL(said).pathname, origin);
			if (address !== null) pages.add(address);
			return said;
		});
	return pages;
}

/** Reads the site from its map and its links; what is chosen is followed one step, from a page where nothing is. */
export async function readSite(reading: Reading): Promise<SiteRead> {
	const { server, origin, folder, version, presets, leftOut, frozen, tell } = reading;
	mkdirSync(folder, { recursive: true });
	const answers = new Map<string, Answer>();
	const moved = new Map<string, string>();
	const refused = new Map<string, number>();
	const asked = new Set<string>();
	const waiting: string[] = [];
	const ask = (address: string) => {
		if (asked.has(address) || !mayStand(address) || leftOut?.test(address) === true) return;
		asked.add(address);
		waiting.push(address);
	};
	const follow = (from: Depth, { address, loaded }: Led) => {
		if (!isPlain(address) && from === 'state' && !loaded) return;
		ask(address);
		const own = `v=${version}`;
		if (new RegExp(`[?&]${own}(?=&|$)`).test(address))
			for (const old of frozen) if (old < version) ask(address.replace(own, `v=${old}`));
	};

	async function read(address: string): Promise<void> {
		const { status, headers, bytes } = await patiently(server + address);
		const location = headers.get('location');
		if (status >= 300 && status < 400 && location !== null) {
			const to = oneForm(location, new URL(address, origin).href);
			if (to === null) return void refused.set(address, status);
			moved.set(address, to);
			return ask(to);
		}
		if (status !== 200) return void refused.set(address, status);
		const type = headers.get('content-type') ?? '';
		const nom = /filename="([^"]*)"/.exec(headers.get('content-disposition') ?? '')?.[1] ?? null;
		const page = HTML.test(type) && nom === null;
		const place = join(folder, String(answers.size));
		const text = TEXT.test(type) ? bytes.toString() : '';
		const answer: Answer = {
			...{
				address,
				type,
				page,
				path: publishedPath(
					address,
					{ page, nom: nom ?? (/json/.test(type) ? 'donnees.json' : null) },
					origin
				)
			},
			title: copied(unescaped(TITLE.exec(text)?.[1] ?? '').replace(/ · Lignes claires$/, '')),
			choice: copied(CHOICE.exec(text)?.[1]?.trim() ?? ''),
			filters: text.includes('<form class="phrase'),
			headers: policiesOf(headers),
			body: () => readFileSync(place)
		};
		answers.set(address, answer);
		writeFileSync(place, bytes);
		const cited = [
			...pagesOfFile(address, version).map((said) => oneForm(said, origin) ?? said),
			...(WORD.test(type) ? pagesInDocument(bytes, origin) : [])
		];
		for (const one of cited) follow('plain', { address: one, loaded: false });
		if (text === '') return;
		const depth: Depth = isPlain(address) ? 'plain' : 'state';
		for (const led of leadsOf(answer, text, origin)) follow(depth, led);
		if (depth === 'plain')
			for (const preset of presetsOf(address, text, presets, version))
				follow('plain', { address: oneForm(preset, origin) ?? preset, loaded: false });
	}

	for (const one of ['/', '/en', ...UNLINKED]) ask(one);
	const running = new Set<Promise<void>>();
	while (waiting.length > 0 || running.size > 0) {
		while (running.size < AT_ONCE && waiting.length > 0) {
			const work: Promise<void> = read(waiting.shift() ?? '').finally(() => running.delete(work));
			running.add(work);
		}
		await Promise.race(running);
		tell(answers.size, waiting.length);
	}
	return { answers, moved, refused };
}

/** How often what was lost with a connection is asked again. */
const TRIES = 5;

/** An answer whole: its connection may be closed. */
async function wholeAnswer(address: string) {
	const answer = await fetch(address, { redirect: 'manual' });
	return {
		status: answer.status,
		headers: answer.headers,
		bytes: Buffer.from(await answer.arrayBuffer())
	};
}

/** Asks again what the server has no turn for, and what was lost with a connection. */
async function patiently(address: string): ReturnType<typeof wholeAnswer> {
	for (let lost = 0; ;) {
		const answer = await wholeAnswer(address).catch((error: unknown) => {
			lost += 1;
			if (lost === TRIES) throw error;
			return null;
		});
		if (answer !== null && answer.status !== 503 && answer.status !== 429) return answer;
		const later = Number(answer?.headers.get('retry-after') ?? '1') || 1;
		await wait(1000 * Math.min(10, later));
	}
}
