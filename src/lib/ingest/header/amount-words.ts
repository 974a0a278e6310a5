import { fold } from '#lib/domain/fold.ts';
import { fr } from '#lib/domain/typography.ts';
import type { Etape } from '#lib/domain/vocabulary.ts';
import { stageNamed } from '#lib/ingest/cells/labels.ts';
import type { Unit } from '#lib/ingest/lines/batch.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';

/** Why amounts cannot be read as euros of their year, under the code of its problem. */
export interface Unreadable {
	readonly code: 'devise' | 'euros-constants' | 'perimetre-montant' | 'unite-douteuse' | 'en-tete-ambigu';
	readonly words: string;
}

/** What the words beside amounts say of them, in a header, a title or a note. */
export interface AmountWords {
	readonly unit: Unit | null;
	readonly nature: 'ae' | 'cp' | null;
	readonly etape: Etape | null;
	readonly exercice: number | null;
	/** What forbids to read the amounts; `null` when nothing does. */
	readonly unreadable: Unreadable | null;
	/** The words left, folded: the name of the column. */
	readonly name: string;
}

const EURO = String.raw`(?:€|\beuros?\b|\beur\b)`;
/** Currencies by the words and signs of French tables; by their codes, `Intl` knows them all. */
const CURRENCY = new RegExp(
	String.raw`(?:us ?|ca ?|au ?)?\$|[£¥₣]|\b(?:dollars?|livres?(?: sterlings?)?|sterlings?|pounds?|francs?|fcfa|f ?cfa|yens?|yuans?|roubles?|roupies?|pesos?|couronnes?|dirhams?|dinars?|zlotys?|leva?|leis?|forints?|frf|ff|dem|itl|ecus?|usd|gbp|chf|cad|aud|jpy|cny|rmb|sek|nok|dkk|pln|czk|huf|ron|bgn|xof|xaf|xpf|mad|tnd|dzd|inr|brl|rub)\b`
);
const CODES: ReadonlySet<string> = new Set(
	Intl.supportedValuesOf('currency').filter((code) => !['EUR', 'XXX', 'XTS'].includes(code))
);
const CONSTANT = new RegExp(
	String.raw`\beuros? (?:de |d')?(?:19|20)\d\d\b|${EURO} ?(?:de |d')?(?:19|20)\d\d\b|\bconstante?s?\b|\bprix (?:de |d'|en )?(?:l'annee )?(?:19|20)\d\d\b|\bbase (?:100 )?(?:en )?(?:19|20)\d\d\b|\bvaleur (?:19|20)\d\d\b|\ben volume\b|\bdeflat\w+`
);
const PART =
	/\bhors [^();,]*|\bht ?2\b|\bh\. ?t\. ?2\b|\bdont [^();,]*|\by compris [^();,]*|\bnets? d[eu][^();,]*/;
const HUNDREDS =
	/\bmilliards?\b|\bmds? ?(?:€|eur)|\bmdeur\b|\bbillions?\b|\bcentaines?\b|\bcentimes?\b|\bcents?\b/;
const THOUSANDS = new RegExp(
	String.raw`\b(?:en )?(?:milliers?|thousands?|kilo-?euros?)\b(?: (?:de |d')?${EURO})?|\bk ?(?:€|eur(?:os?)?\b)|€ ?k\b|'?\b000s?\b(?: ?${EURO})?|\(\s*(?:en )?k\s*\)`
);
const MILLIONS = new RegExp(String.raw`\b(?:en )?millions?\b(?: (?:de |d')?${EURO})?|\bmeur(?:os?)?\b`);
const MEGA = new RegExp(String.raw`\bm ?(?:€|euros?\b)|€ ?m\b|\(\s*(?:en )?m\s*\)`);
const EUROS = new RegExp(String.raw`(?:\ben )?${EURO}(?: courants?\b)?|\bcourants?\b`);
const AE = /\bae\b|\bautorisations? d'engagements?\b/;
const CP = /\bcp\b|\bcredits? de paiements?\b/;
const BOTH = /\bae ?= ?cp\b|\bcp ?= ?ae\b/;
const YEAR = /\b(?:19|20)\d\d\b/;
/** `budget2014`, as names of columns without spaces are written. */
const GLUED_YEAR = /([a-z]{2})(?=(?:19|20)\d\d\b)/g;
const NOTE_CALLS = /\(\s*(?:\d{1,2}|[abc*])\s*\)|[*†‡]|[¹²³⁴⁵]/g;
const FILLERS =
	/\b(?:en|de|d|des|du|l|le|la|les|exprimee?s?|unite|devise|ttc|t t c|soit|pour|annee|exercice|au|stade)\b/g;

const PARENTHESES = /[([{]([^)\]}]*)[)\]}]?/g;
const FORBIDDEN = [
	[CURRENCY, 'devise'],
	[CONSTANT, 'euros-constants'],
	[PART, 'perimetre-montant'],
	[HUNDREDS, 'unite-douteuse']
] as const;

const key = (text: string) => fold(text.replace(/[_\-.*/:()[\]{}'«»"=,;]+/g, ' '));

/** A currency code in capitals, as `USD`: in small letters, too many are words. */
function currencyCode(cell: string): string | null {
	return cell.match(/(?<![\p{L}\d])[A-Z]{3}(?![\p{L}\d])/gu)?.find((code) => CODES.has(code)) ?? null;
}

/** A text out of which known words are taken one after the other. */
class Words {
	left: string;

	constructor(text: string) {
		this.left = text;
	}

	/** The first words of the pattern, which are then gone; `null` when there are none. */
	take(pattern: RegExp): string | null {
		const found = pattern.exec(this.left)?.[0] ?? null;
		if (found !== null) this.left = this.left.replace(pattern, ' ');
		return found;
	}

	/** What stands in each parenthesis. */
	get inside(): string[] {
		return [...this.left.matchAll(PARENTHESES)].map(([, words = '']) =>
			key(key(words).replace(FILLERS, ' '))
		);
	}
}

/** Words that forbid to read amounts, whatever else is said of them. */
function unreadableIn(words: Words, cell: string): Unreadable | null {
	const code = currencyCode(cell);
	if (code !== null) words.take(new RegExp(String.raw`\b${code.toLowerCase()}\b`));
	const problems = FORBIDDEN.flatMap(([pattern, problem]): Unreadable[] => {
		const found = words.take(pattern);
		return found === null ? [] : [{ code: problem, words: found.trim() }];
	});
	return code === null ? (problems[0] ?? null) : { code: 'devise', words: code };
}

function unitIn(words: Words, cell: string): Unit | Unreadable | null {
	const thousands = words.take(THOUSANDS);
	const millions = words.take(MILLIONS);
	const mega = words.take(MEGA);
	const euros = words.take(EUROS);
	// « Euro (EUR) » says it twice.
	while (words.take(EUROS) !== null);
	if (thousands !== null) return 'milliers';
	if (millions !== null) return 'millions';
	if (mega === null) return euros === null ? null : 'euros';
	// « m€ » is written for thousands by some and for millions by others.
	return /M ?(?:€|[Ee]uros?)|€ ?M|\(\s*(?:en )?M\s*\)/.test(cell)
		? 'millions'
		: { code: 'unite-douteuse', words: mega.trim() };
}

/**
 * What the header of a column of amounts says of them, in or out of parentheses: « Montant (en milliers d’euros) »,
 * « Montant AE », « Montant (voté) ». Words in parentheses that mean nothing known are unreadable: dropped, they could
 * change the amounts.
 */
export function amountWords(cell: string): AmountWords {
	const folded = fold(cell.replaceAll('_', ' ').replace(NOTE_CALLS, ' '));
	const words = new Words(` ${folded.replace(GLUED_YEAR, '$1 ')} `);
	const forbidden = unreadableIn(words, cell);
	const unit = unitIn(words, cell);
	const both = words.take(BOTH) !== null;
	const [ae, cp] = [words.take(AE) !== null, words.take(CP) !== null];
	const year = words.take(YEAR);
	const { inside } = words;
	const stages = inside.map(stageNamed);
	const unknown = inside.find((text, index) => text !== '' && stages[index] === null);
	const unsure = unknown ?? (ae && cp ? 'AE, CP' : null);
	return {
		unit: typeof unit === 'string' ? unit : null,
		nature: both || ae === cp ? null : ae ? 'ae' : 'cp',
		etape: stages.find((stage) => stage !== null) ?? null,
		exercice: year === null ? null : Number(year),
		unreadable:
			forbidden ??
			(typeof unit === 'object' ? unit : null) ??
			(unsure === null ? null : { code: 'en-tete-ambigu', words: unsure }),
		name: key(words.left.replace(PARENTHESES, ' '))
			.replace(/(?: (?:en|de|d|pour|au|l|annee|exercice))+$/, '')
			.trim()
	};
}

/** What makes of the words after it the unit or the money of a table. */
const STATED = String.raw`(?:\ben |\(|\b(?:unites?|devise|monnaie) ?: ?)`;
const PROSE_UNIT: readonly (readonly [RegExp, Unit])[] = [
	[new RegExp(String.raw`${STATED}(?:milliers? (?:de |d')euros?\b|k ?(?:€|eur))`), 'milliers'],
	[new RegExp(String.raw`${STATED}(?:millions? (?:de |d')euros?\b|m ?(?:€|eur))`), 'millions'],
	[new RegExp(String.raw`${STATED}(?:€|euros?\b|eur\b)`), 'euros']
];
/** Only what is money and nothing else: « (livres) » may be books, and many codes are acronyms (COP, MAD, CAD). */
const PROSE_CURRENCY = new RegExp(
	String.raw`${STATED}(?:(?:milliers?|millions?|milliards?) (?:de |d')|[km] ?)?(?:(?:us ?)?\$|[£¥]|usd\b|gbp\b|dollars?\b|livres? sterlings?\b|francs? (?:suisses?|cfa)\b|f ?cfa\b)`
);
const PROSE_CONSTANT =
	/\beuros? constants?\b|\bprix constants?\b|\ben (?:euros?|€) (?:de |d')?(?:19|20)\d\d\b/;

/** What a sentence says of the amounts of a table. A bare « 2 millions » states no unit. */
export function proseWords(text: string): Pick<AmountWords, 'unit' | 'unreadable'> {
	const folded = fold(text);
	const unit = PROSE_UNIT.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
	const words = PROSE_CURRENCY.exec(folded)?.[0] ?? null;
	if (words !== null)
		return { unit, unreadable: { code: 'devise', words: words.replace(/^\(|^en /, '').trim() } };
	const constant = PROSE_CONSTANT.exec(folded)?.[0] ?? null;
	return { unit, unreadable: constant === null ? null : { code: 'euros-constants', words: constant } };
}

/** Why amounts are refused, and how to mend it, after the words that say so. */
export function unreadableSentence({ code, words }: Unreadable): string {
	switch (code) {
		case 'devise':
			return fr`${quoted(words)} n'est pas l'euro. Convertissez les montants en euros, dites dans la colonne note à quel taux, et ôtez ces mots.`;
		case 'euros-constants':
			return fr`${quoted(words)} dit des euros corrigés de l'inflation, et ne se mêle pas aux montants de chaque année. Donnez les montants en euros courants, tels qu'ils furent votés ou dépensés.`;
		case 'perimetre-montant':
			return fr`${quoted(words)} dit que ces montants ne sont pas le tout. Écrivez-le dans la colonne poste ou note, et ôtez ces mots de l'en-tête.`;
		case 'unite-douteuse':
			return fr`${quoted(words)} est une unité que rien ici ne lit sûrement. Donnez les montants en euros, ou dites l'unité (--unit euros, --unit milliers ou --unit millions).`;
		case 'en-tete-ambigu':
			return fr`${quoted(words)} n'est pas compris, et pourrait changer les montants. Si ces mots n'y changent rien, ôtez-les de l'en-tête ; sinon, dites-le dans une colonne (nature, etape, note).`;
	}
}
