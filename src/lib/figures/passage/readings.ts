import { tr } from '#lib/domain/language.ts';
import { formatEuros, speakAmount } from '#lib/domain/money.ts';
import { enumerate, fr, lowerFirst } from '#lib/domain/typography.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { KeyEntry } from '#lib/drawing/key.ts';
import type { DataPoint } from '#lib/figures/shell/data-point.ts';
import type { Reading, ReadOut } from '#lib/figures/shell/explore.ts';
import { deducedEntry } from '#lib/figures/shell/key-signs.ts';
import {
	colon,
	deducedAfter,
	nameOf,
	precisionAfter,
	semicolon,
	tableFollows
} from '#lib/figures/shell/words.ts';
import type { PassageAction, PassageColumn, PassageData, PassagePart } from './data.ts';
import { shareIsolated } from './finding.ts';

type Write = (cents: number) => string;

/** A title between the quotes of the language: it is published in French. */
export const quoted = (title: string): string => tr(fr`« ${title} »`, `“${title}”`);

/** « action 21, « Politiques publiques – Accès au droit », 22 412 048 € (PLF) ». */
function actionWords({ action, intitule, centimes, etape }: PassageAction, write: Write): string {
	const title = intitule === null ? tr('intitulé non lu', 'title not read') : quoted(intitule);
	return `action\u00A0${action}, ${title}, ${write(centimes)} (${LIBELLES.etapeCourte[etape]})`;
}

/** What of an action a part is: its amount, or that nothing is known of it. */
function partWords(data: PassageData, { id, nom, centimes, deduit }: PassagePart, write: Write): string {
	if (id === 'RESTE')
		return tr(
			fr`le reste, ${write(centimes)}, est plus large : part de la traite inconnue`,
			`the rest, ${write(centimes)}, is wider: share of trafficking unknown`
		);
	return `${/^\p{Lu}{2}/u.test(nom) ? nom : lowerFirst(nom)} ${write(centimes)}${deducedAfter(centimes, deduit, write)}`;
}

function tellColumn(data: PassageData, { exercice, actions }: PassageColumn, write: Write): string {
	const told = actions.map((action) => {
		const parts = action.suivie ? action.parts.map((part) => partWords(data, part, write)) : [];
		return [actionWords(action, write), ...parts].join(`${semicolon()} `);
	});
	return `${exercice}${colon()} ${told.join(`${semicolon()} `)}.`;
}

const bothWays = (tell: (write: Write) => string): ReadOut => ({
	seen: tell(formatEuros),
	said: tell(speakAmount)
});

/** The parts of a year from its far edge to the one that all years share: what the up arrow goes through. */
export const partsUpwards = ({
	actions
}: PassageColumn): readonly (readonly [PassageAction, PassagePart])[] =>
	actions.flatMap((action) => action.parts.map((part) => [action, part] as const)).reverse();

/** The whole action, or what can be isolated in it. */
const pointOf = (
	{ suivi }: PassageData,
	{ exercice }: PassageColumn,
	{ dispositif, etape, poste: item }: PassageAction,
	{ forme, poste }: PassagePart
): DataPoint =>
	forme === null
		? { exercice, dispositif, etape, ...(item === '' ? {} : { poste: item }) }
		: { exercice, dispositif: suivi, etape, formes: [forme], ...(poste === '' ? {} : { poste }) };

/** A reading per year; its parts from the bottom upwards. */
export const readPassage = (data: PassageData): Reading[] =>
	data.colonnes.map((column) => ({
		id: String(column.exercice),
		whole: bothWays((write) => tellColumn(data, column, write)),
		parts: partsUpwards(column).map(([action, part]) => ({
			point: pointOf(data, column, action, part),
			...bothWays((write) => {
				const what = action.suivie ? partWords(data, part, write) : actionWords(action, write);
				return `${column.exercice}, action\u00A0${action.action}${colon()} ${action.suivie ? what : what.replace(/^[^,]*, /, '')}.`;
			})
		})),
		lien: column.lien
	}));

/** The figure in a few sentences, for who does not see it: the steps, then each year. */
export function describePassage(data: PassageData): string {
	return [
		...data.colonnes
			.filter(({ etape }) => etape !== '')
			.map(({ exercice, etape }) => `${exercice}. ${etape}`),
		...data.colonnes.map((column) => tellColumn(data, column, formatEuros)),
		tableFollows()
	].join(' ');
}

/** What the areas say. */
export function passageKey(data: PassageData): KeyEntry[] {
	const parts = data.colonnes.flatMap(({ actions }) => actions.flatMap((action) => action.parts));
	const marques = [...new Set(parts.map(({ marque }) => marque))];
	return [
		...marques.map((marque): KeyEntry => {
			const postes = [
				...new Set(
					parts.filter((part) => part.marque === marque && part.poste !== '').map(({ poste }) => poste)
				)
			];
			const entry = { key: marque, sign: { type: 'marque', marque, annonce: false } } as const;
			if (marque === 'CONTEXTE')
				return {
					...entry,
					name: tr('Action plus large', 'Wider action'),
					text: tr('\u00A0: part de la traite inconnue', ': share of trafficking unknown')
				};
			const name = nameOf(marque, data.libelles);
			return {
				...entry,
				name,
				text: postes.length > 0 ? `${colon()} ${enumerate(postes)}` : precisionAfter(marque)
			};
		}),
		...(parts.some(({ deduit }) => deduit !== 0) ? [deducedEntry()] : []),
		...(data.borne === null
			? []
			: [
					{
						key: 'borne',
						sign: { type: 'mot', mot: '-\u00A0-\u00A0?' },
						name: '',
						text: tr(
							'ancien périmètre, qui ne se lit plus ensuite',
							'former scope, which can no longer be read afterwards'
						)
					} as const
				])
	];
}

/** How large what is isolated is in a wider action, where one can be said. */
export const shareLine = (action: PassageAction, year: number): string | null => {
	const share = shareIsolated(action);
	return share === null ? null : tr(fr`${share} de l'action en ${year}`, `${share} of the action in ${year}`);
};
