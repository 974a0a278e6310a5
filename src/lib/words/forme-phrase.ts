import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { fr } from '#lib/domain/typography.ts';
import type { FormeAttribuee } from '#lib/domain/vocabulary.ts';
import { formatDay } from './dates.ts';
import type { FormeInYear } from './formes.ts';
import type { Scope, Sentence } from './scope.ts';
import { asides, purpose, told } from './scope-words.ts';
import { FORMES_EN_PHRASE } from './sentence-words.ts';
import { isPlural, participle } from './year/year-words.ts';

/** What a phrase about a form in a year rests on. `open`: the cents that no source gives to one form and that might be its. */
export interface FormePhrase {
	readonly forme: FormeAttribuee;
	readonly year: FormeInYear;
	readonly open: number;
	/** Of what is attributed to the form, and of what has none. */
	readonly scope: Scope;
	readonly openScope: Scope;
}

/** « 2 376 000 € prévus », to the euro: a report quotes it. */
const exact = (centimes: number, { etape }: Scope) =>
	`${formatEuros(centimes)} ${participle(etape, isPlural(centimes))}`;

/** A form in a year in whole sentences, to be quoted in a report (R15): what is attributed, what might be, what is not known. */
export function formePhrase({ forme, year, open, scope, openScope }: FormePhrase): Sentence {
	const { exercice, bornes } = year;
	const { pour, a } = FORMES_EN_PHRASE[forme];
	const stage = participle(scope.etape, false);
	if (bornes.bas === null)
		return told(
			scope,
			tr(
				fr`Pour ${exercice}, aucun montant ${stage} n'est dans nos sources, pour ${pour} comme pour les autres formes.`,
				`For ${exercice}, no amount ${stage} is in our sources, for ${pour} or for any other form.`
			)
		);
	const unsure = bornes.haut === null;
	const attributed =
		bornes.bas > 0
			? tr(
					fr`En ${exercice}, ${unsure ? 'au moins ' : ''}${exact(bornes.bas, scope)}${asides(scope)} ${isPlural(bornes.bas) ? 'sont rattachés' : 'est rattaché'} ${a}.`,
					`In ${exercice}, ${unsure ? 'at least ' : ''}${exact(bornes.bas, scope)}${asides(scope)} is attributed ${a}.`
				)
			: tr(
					fr`En ${exercice}, aucun montant ${stage} n'est identifié pour ${pour} dans nos sources.`,
					`In ${exercice}, no amount ${stage} is identified for ${pour} in our sources.`
				);
	const also = bornes.bas > 0 ? tr(' aussi', ' also') : '';
	const might =
		open === 0
			? ''
			: tr(
					fr` ${unsure ? 'Au moins ' : ''}${exact(open, openScope)} ${purpose(openScope)}${asides(openScope)} ne ${isPlural(open) ? 'sont rattachés' : 'est rattaché'} à aucune forme en particulier : tout, une part ou rien pourrait${also} concerner cette forme.`,
					` ${unsure ? 'At least ' : ''}${exact(open, openScope)} ${purpose(openScope)}${asides(openScope)} is attributed to no single form: all of it, part of it or none might${also} be for this form.`
				);
	const unknown = unsure
		? tr(
				fr` Le maximum est inconnu : nos sources n'isolent qu'une partie de l'argent de cette année.`,
				` The most is unknown: our sources isolate only a part of the money of that year.`
			)
		: '';
	return told(scope, `${attributed}${might}${unknown}`);
}

/** A document that a phrase rests on. */
export interface CitedDocument {
	readonly titre: string;
	readonly editeur: string;
	readonly date: string;
	/** Where in it, as its lines say: « p. 47 », « tableau B ». */
	readonly pages: readonly string[];
	readonly url: string;
}

/** A piece of a note; what a source publishes, and the words of an address, are in French whatever the page is in. */
export interface NotePiece {
	readonly texte: string;
	readonly enFrancais: boolean;
}

const ours = (texte: string): NotePiece => ({ texte, enFrancais: false });

/** « Sénat, Rapport général n° 108, 2017, p. 12, https://… » : one document in a note. */
function inNote({ titre, editeur, date, pages, url }: CitedDocument): NotePiece[] {
	const parts = [
		{ texte: titre.includes(editeur) ? titre : `${editeur}, ${titre}`, enFrancais: true },
		ours(date === '' ? '' : formatDay(date)),
		{ texte: pages.join(', '), enFrancais: true },
		{ texte: url, enFrancais: true }
	].filter(({ texte }) => texte !== '');
	return parts.flatMap((part, index) => (index === 0 ? [part] : [ours(', '), part]));
}

/** What a note says: the documents, `others` when it does not name them all, then the data and the address that never changes. */
interface Noted {
	readonly documents: readonly CitedDocument[];
	readonly others: boolean;
	readonly version: number;
	readonly date: string;
	readonly adresse: string;
}

/** The note of a phrase: the documents, with where to look, then the version of the data and its address. */
export function phraseNote({ documents, others, version, date, adresse }: Noted): NotePiece[] {
	const day = formatDay(date, true);
	const between = ours(tr('\u00A0; ', '; '));
	const sources = documents.flatMap((one, index) => [...(index === 0 ? [] : [between]), ...inNote(one)]);
	const more = others
		? [ours(tr(fr` ; et d'autres, à l'adresse qui suit`, '; and others, at the address below'))]
		: [];
	const own = [
		ours(tr(fr`Lignes claires, version ${version} ${day} : `, `Lignes claires, version ${version} ${day}: `)),
		{ texte: adresse, enFrancais: true }
	];
	if (sources.length === 0) return own;
	return [ours(tr(fr`Sources : `, 'Sources: ')), ...sources, ...more, ours('. '), ...own];
}
