import { fold } from '#lib/domain/fold.ts';
import { checkFormeSpec } from '#lib/domain/forme-spec.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { FORMES } from '#lib/domain/vocabulary.ts';
import { fr } from '#lib/domain/typography.ts';
import { issue, type Issue } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import { isDeclaredAbsent } from './absences.ts';
import { refused, said, told, type Check, type Reading } from './reading.ts';
import { according, askWhich, meaningsOf, named, wordKey, type Meaning } from './synonyms.ts';

const SHARE =
	/^(.*?)\s*(?::\s*(\d{1,3})(?:[.,](\d{1,2}))?\s*%?|\(?\s*(\d{1,3})(?:[.,](\d{1,2}))?\s*%\s*\)?)$/;
/** What parts the forms of one cell: a sign, or a word between two others. A comma may also be that of decimals. */
const BETWEEN = /\s*(?:[;/+&\n]|,(?!\d))\s*|\s+(?:et|and)\s+/gi;
/** Longer is a sentence, not a list of forms. */
const LONGEST_LIST = 400;
const ATTENDU = 'un code de forme, ou SEX:60|TRAV:40';
const NON_ATTRIBUE = ['non attribué', 'non ventilé', 'non réparti', 'n.v.', 'unknown'];
const SEVERAL = ['plusieurs formes', 'plusieurs', 'mixed', 'several'];
const NOTHING = /^(?:neant|aucune?|sans|rien|0)$/;

/** What is told of « toutes formes » without a word on who says so. */
export const SEVERAL_FORMS = issue(
	'attribution-lue',
	'info',
	fr`plusieurs formes sans partage : c'est la source qui le dit, l'attribution est lue « publiee ».`
);

/** One form of a cell: how it is written, its share, and the synonym that gave it. */
interface Piece {
	readonly word: string;
	readonly code: string;
	readonly share: string;
	readonly meaning: Meaning | null;
}

/** Either the forms of a text, or the word that cannot be read and what to say of it. */
type Found = readonly Piece[] | Issue;

const isIssue = (found: Found): found is Issue => 'phrase' in found;

/** Reads a form (code, label or a word of `synonymes.csv`), forms with shares, or several forms; an empty cell is `NV`. */
export function checkFormes(reference: Pick<Reference, 'formes' | 'synonymes'>): Check {
	const labels = new Map<string, string>(reference.formes.map(({ code, libelle_fr }) => [code, libelle_fr]));
	const codes = new Map<string, string>();
	for (const code of FORMES) codes.set(wordKey(code), code);
	for (const word of NON_ATTRIBUE) codes.set(wordKey(word), 'NV');
	for (const word of SEVERAL) codes.set(wordKey(word), 'MULTI');
	for (const { code, libelle_fr, libelle_en } of reference.formes) {
		codes.set(wordKey(libelle_fr), code);
		codes.set(wordKey(libelle_en), code);
	}
	const meanings = meaningsOf(reference, 'forme');
	const inWords = (spec: string) => spec.split('|').map((code) => named(code, labels.get(code) ?? code));
	const list = FORMES.map((code) => named(code, labels.get(code) ?? code)).join(' ; ');

	/** One word of a list, with its share; `null` when nobody knows it. */
	function one(text: string): Found | null {
		const parted = SHARE.exec(text);
		const word = (parted?.[1] ?? text).trim();
		const whole = parted?.[2] ?? parted?.[4];
		const decimals = (parted?.[3] ?? parted?.[5] ?? '').replace(/0+$/, '');
		const share = whole === undefined ? '' : `:${Number(whole)}${decimals === '' ? '' : `.${decimals}`}`;
		const code = codes.get(wordKey(word));
		if (code !== undefined) return [{ word, code, share, meaning: null }];
		const [meaning, ...others] = meanings.get(wordKey(word)) ?? [];
		if (meaning === undefined) return null;
		if (others.length === 0) return [{ word, code: meaning.code, share, meaning }];
		return askWhich(
			word,
			[meaning, ...others].map((choice) => inWords(choice.code).join(' et '))
		);
	}

	/** The forms that a text names, the longest names first: « servitude, exploitation domestique » may be one or two. */
	function several(text: string): Found {
		const whole = one(text);
		if (whole !== null) return whole;
		for (const between of [...text.matchAll(BETWEEN)].reverse()) {
			const first = one(text.slice(0, between.index));
			if (first === null) continue;
			const rest = several(text.slice(between.index + between[0].length));
			return isIssue(first) ? first : isIssue(rest) ? rest : [...first, ...rest];
		}
		return unknown(text.split(BETWEEN)[0] ?? text);
	}

	function unknown(word: string): Issue {
		const phrase = NOTHING.test(fold(word))
			? fr`${quoted(word)} peut vouloir dire que la source ne dit pas la forme (laissez la cellule vide : NV), ou que l'argent ne va à aucune forme de traite (retirez la ligne). Choisissez.`
			: fr`${quoted(word)} n'est pas une forme de traite connue. Écrivez un code : ${list} ; laissez vide si la source ne dit pas la forme. Un mot qui revient s'ajoute dans synonymes.csv.`;
		return issue('constraint-error', 'bloquant', phrase, ATTENDU);
	}

	return (cell): Reading => {
		const text = cell.trim();
		if (text === '') return said('NV');
		if (isDeclaredAbsent(text)) {
			const phrase = fr`${quoted(text)} : la source ne dit pas la forme, lue ${inWords('NV')[0] ?? ''}.`;
			return told('NV', issue('forme-absente', 'info', phrase));
		}
		const pieces: Piece[] = [];
		for (const part of text.split('|')) {
			const found = part.length > LONGEST_LIST ? unknown(part) : several(part.trim());
			if (isIssue(found)) return refused(found);
			// Two names of one form are that form; one name written twice is a slip.
			for (const piece of found) {
				const twin = pieces.find(({ code }) => piece.code === code);
				if (!twin || twin.share !== '' || wordKey(twin.word) === wordKey(piece.word)) pieces.push(piece);
			}
		}
		const spec = pieces.map(({ code, share }) => code + share).join('|');
		const wrong = checkFormeSpec(spec);
		if (wrong === null) {
			const meanings = pieces.flatMap(({ meaning }) => meaning ?? []);
			if (meanings.length === 0) return said(spec);
			const read = pieces.flatMap(({ code }) => inWords(code)).join(' et ');
			const split = pieces.length > 1 && !spec.includes(':') ? fr`, sans partage entre elles` : '';
			const phrase = fr`${quoted(text)} est lu ${read}${split}, d'après ${according(meanings)}.`;
			return told(spec, issue('synonyme', 'info', phrase));
		}
		const phrase =
			wrong === 'parts'
				? fr`les parts de ${quoted(text)} doivent être données pour toutes les formes ou pour aucune, être plus grandes que zéro, et ne pas dépasser 100 % ensemble. Le reste est compté comme non attribué.`
				: fr`${quoted(text)} mêle des formes répétées, ou NV et MULTI avec d'autres. Gardez chaque forme une fois ; ce qui n'est pas attribué ne s'écrit pas.`;
		return refused(issue('constraint-error', 'bloquant', phrase, ATTENDU));
	};
}
