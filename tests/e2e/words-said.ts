import { readdirSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';

/**
 * Words that French cannot do without, small or capital; « UN » and other letters of a name are not one. Then what English
 * does not write: a letter with an accent, and a word that loses its vowel before another.
 */
const FRENCH =
	/(?<![\p{L}\d’'-])(?:[Ll]es?|[Ll]a|[Dd]es?|[Dd]u|[Uu]ne?|[Aa]ux?|[Aa]ucune?|[Cc]ette|[Cc]es|[Ll]eurs?|[Pp]our|[Dd]ans|[Aa]vec|[Ss]ans|[Ss]ur|[Pp]ar|pas|est|sont|ne|se|qui|que|dont|et|ou|années?|[Cc]rédits?|[Mm]ontants?|[Ff]ormes?|[Dd]ispositifs?|[Ll]ignes?|[Vv]oir|[Tt]out(?:es?)?|[Tt]ous|[Rr]ien|[Nn]on|moins|plus)(?![\p{L}\d’'-])|\p{L}*[À-ÖØ-öø-ÿŒœ]\p{L}*|(?<![\p{L}\d])(?:[cdjlmnst]|qu)[’']\p{L}+/iu;

/** Words that English cannot do without, and that French does not have. */
const ENGLISH =
	/(?<![\p{L}\d’'-])(?:the|of|and|with|which|from|not|is|are|was|were|that|its)(?![\p{L}\d’'-])/iu;

/** What stays as published: publishers, titles of documents, ministries, names of items and of recipients. */
const AS_PUBLISHED = ['editeur', 'titre', 'ministere', 'poste', 'libelle', 'beneficiaire', 'enquete'];

/** One text, its white as one space. */
export const plain = (text: string): string => text.replace(/[\s\u00A0]+/g, ' ').trim();

/** The texts of the shipped data in some of its columns, the longest first. */
function columns(names: readonly string[]): string[] {
	const texts = ['data', 'data/lignes'].flatMap((folder) =>
		readdirSync(folder)
			.filter((name) => name.endsWith('.csv'))
			.flatMap((name) =>
				Papa.parse<Record<string, string>>(readFileSync(`${folder}/${name}`, 'utf8'), {
					header: true,
					delimiter: ';'
				}).data.flatMap((row) => names.map((column) => plain(row[column] ?? '')))
			)
	);
	return [...new Set(texts)]
		.filter((text) => text.length > 3)
		.sort((one, other) => other.length - one.length);
}

/** Some sentences start with a name, others do not. */
const NAMES = columns(AS_PUBLISHED).flatMap((name) => [name, name.charAt(0).toLowerCase() + name.slice(1)]);

/** The ids of a table of the data. */
export const idsOf = (table: string, column: string): string[] =>
	Papa.parse<Record<string, string>>(readFileSync(`data/${table}.csv`, 'utf8'), {
		header: true,
		delimiter: ';',
		skipEmptyLines: true
	}).data.map((row) => row[column] ?? '');

/** Names of files, addresses, typefaces, this site and a scheme; and what stands between quotes. */
const QUOTED = /“[^”]*”|[\w-]+\.csv|\/[\w./-]+|Source Sans|Lignes claires|Ac\.Sé/g;

/** A text without the names that stay as published. */
export const withoutNames = (text: string): string =>
	NAMES.reduce((left, name) => left.replaceAll(name, '–'), plain(text)).replace(QUOTED, '–');

/** The texts in which something is French, with the words that say so. */
export const frenchIn = (texts: readonly string[]): string[] =>
	[...new Set(texts)].flatMap((text) => {
		// Most texts hold nothing of the kind: only the others are freed of their names.
		const words = FRENCH.test(text) ? withoutNames(text).match(new RegExp(FRENCH, 'giu')) : null;
		return words === null ? [] : [`${words.join(' ')} ← ${plain(text).slice(0, 160)}`];
	});

/** The texts marked as French in which something is English, titles of foreign reports aside. */
export const englishIn = (texts: readonly string[]): string[] =>
	[...new Set(texts)].filter((text) => {
		const words = ENGLISH.test(text) ? withoutNames(text).match(new RegExp(ENGLISH, 'giu')) : null;
		return words !== null && words.length > 1;
	});

/** Publishers and ministries that no English word is like: « Justice » and « INSEE » stand in English sentences too. */
const PUBLISHED = columns(['editeur', 'ministere']).filter((name) => /[ \u00C0-\u017F]/.test(name));

/** The published French names that stand in texts. */
export const namesIn = (texts: readonly string[]): string[] =>
	[...new Set(texts)].flatMap((text) =>
		PUBLISHED.filter((name) => plain(text).includes(name)).map(
			(name) => `${name} ← ${plain(text).slice(0, 160)}`
		)
	);

export interface Said {
	/** What a reader reads or hears in the language of the page. */
	readonly own: string[];
	/** What is marked as French. */
	readonly french: string[];
	/** What a reader reads in the language of the page, drawings and attributes aside: there a name can be marked. */
	readonly prose: string[];
}

/** What a document says, in its text, its drawings, its attributes and its head. It runs in the browser, alone. */
export function saidIn(page: Document): Said {
	const own: string[] = [page.title];
	const french: string[] = [];
	const prose: string[] = [];
	for (const name of ['description', 'og:title', 'og:description', 'og:image:alt'])
		own.push(
			page.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.getAttribute('content') ?? ''
		);
	const isCode = (element: Element | null) => element?.closest('script, style, code, textarea, template');
	const tell = (element: Element | null, text: string) => {
		if (element?.closest('[lang]:not(html)')?.getAttribute('lang') === 'fr') french.push(text);
		else own.push(text);
	};
	// The lines of a label stand apart in a drawing: it is read as one text.
	const drawn = new Map<Element, string>();
	const walker = page.createTreeWalker(page.body, 4);
	while (walker.nextNode()) {
		const { parentElement, textContent } = walker.currentNode;
		if (isCode(parentElement) || !textContent?.trim()) continue;
		const drawing = parentElement?.closest('svg');
		if (drawing && !parentElement?.closest('[lang="fr"]'))
			drawn.set(drawing, `${drawn.get(drawing) ?? ''} ${textContent}`);
		else {
			tell(parentElement, textContent);
			if (!parentElement?.closest('[lang="fr"]')) prose.push(textContent);
		}
	}
	own.push(...drawn.values());
	for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt'])
		for (const element of page.querySelectorAll(`[${name}]`))
			if (!isCode(element)) tell(element, element.getAttribute(name) ?? '');
	return { own: own.filter((text) => text !== ''), french, prose };
}
