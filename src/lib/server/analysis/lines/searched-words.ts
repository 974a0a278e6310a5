import { fold } from '#lib/domain/fold.ts';

/** What a search asks of a line: a word or some words in a row, folded, and an amount when that is what they write. */
export interface SearchedWord {
	readonly texte: string;
	/** Between quotes: what stands there is this and no part of a longer word. */
	readonly exact: boolean;
	/** « 2 124 878 € »: in whole euros, and the cents when they are written. */
	readonly montant: { readonly euros: number; readonly centimes: number | null } | null;
}

/** A quotation, or a run of digits in groups of three with its unit, or a word. */
const TERM =
	/["“„«]([^"“”„«»]*)["“”»]|(?:€ ?)?-?(?:\d{1,3}(?:[ ,.]\d{3})+|\d+)(?:[.,]\d{1,2})?(?: ?€)?(?= |$)|\S+/g;
const AMOUNT = /^(€ ?)?(-?(?:\d{1,3}(?:([ ,.])\d{3}(?:\3\d{3})*)|\d+))(?:[.,](\d{1,2}))?( ?€)?$/;
/** Above it, a number of cents is not exact; no line has as much. */
const MOST = 1e13;

/** The amount that a text writes: it has a unit, or two groups of thousands, for « 15 137 » may be an action and a programme. */
function amountIn(text: string, exact: boolean): SearchedWord | null {
	const [, before, whole = '', , cents, after] = AMOUNT.exec(text) ?? [];
	const groups = whole.split(/[ ,.]/);
	if (whole === '' || (before === undefined && after === undefined && groups.length < 3)) return null;
	const euros = Number(groups.join(''));
	if (Math.abs(euros) > MOST) return null;
	const rest = cents === undefined ? null : Number(cents.padEnd(2, '0'));
	const centimes = rest === null ? null : 100 * euros + (whole.startsWith('-') ? -rest : rest);
	return { texte: groups.join(' '), exact, montant: { euros, centimes } };
}

/** What a search asks, all of which a line must have: a word said twice, or that another one holds, asks nothing more. */
export function searchedWords(q: string): SearchedWord[] {
	const asked = wordsOf(q);
	const texts = new Set<string>();
	return asked.filter(({ texte, exact, montant }) => {
		if (exact || montant !== null) return true;
		// Where « traite » stands, « tr » does too.
		if (
			texts.has(texte) ||
			asked.some((other) => other.montant === null && other.texte !== texte && other.texte.includes(texte))
		)
			return false;
		texts.add(texte);
		return true;
	});
}

function wordsOf(q: string): SearchedWord[] {
	return [...fold(q).matchAll(TERM)].flatMap(([whole, quoted]) => {
		const text = (quoted ?? whole).trim();
		const amount = amountIn(text, quoted !== undefined);
		if (amount !== null) return [amount];
		const words = quoted === undefined ? text.split(' ') : [text];
		return words
			.map((texte) => ({ texte: texte.replace(/^["“”„«»]+|["“”„«»]+$/g, ''), exact: quoted !== undefined }))
			.filter(({ texte }) => texte !== '' && texte !== '€')
			.map((word) => ({ ...word, montant: null }));
	});
}

const LETTER = /[\p{L}\p{N}]/u;

/** Whether some words stand whole in a text, both folded. */
export function standsWhole(text: string, words: string): boolean {
	for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
		const [before, after] = [text[at - 1] ?? ' ', text[at + words.length] ?? ' '];
		if (!LETTER.test(before) && !LETTER.test(after)) return true;
	}
	return false;
}
