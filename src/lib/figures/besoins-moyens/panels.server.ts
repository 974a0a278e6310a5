import type { NeedsLine, NeedsPanel } from './data.ts';
import { isSurveyLabour } from './finding.ts';
import type { Needs, NeedsRow } from './read.server.ts';
import { tr } from '#lib/domain/language.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { enumerate, fr, yearRanges } from '#lib/domain/typography.ts';
import type { FormeAttribuee } from '#lib/domain/vocabulary.ts';
import type { Marque } from '#lib/drawing/palette.ts';
import { etapeEnTitre } from '#lib/figures/notes.server.ts';
import { nameOf } from '#lib/figures/shell/words.ts';
import { ORDRE_ETAPES } from '#lib/figures/stacked-years/stack-parts.ts';

export const unsaidForm = () => tr('forme non dite', 'form not stated');

/** The name of some forms together, as the survey counts them; `reste`: with people of no said form. */
export function groupName(
	formes: readonly FormeAttribuee[],
	libelles: Readonly<Record<string, string>>,
	reste = false
): string {
	if (isSurveyLabour(formes) && !reste)
		return tr('Exploitation par le travail, domestique comprise', 'Labour exploitation, including domestic');
	return enumerate([...formes.map((forme) => nameOf(forme, libelles)), ...(reste ? [unsaidForm()] : [])]);
}

export const labelsOf = ({ selection }: Needs) =>
	Object.fromEntries(selection.reference.formes.map((row) => [row.code, labelOf(row)]));

function markOf(formes: readonly FormeAttribuee[]): Marque {
	const [first, ...rest] = formes;
	if (isSurveyLabour(formes)) return 'TRAV';
	return first === undefined || rest.length > 0 ? 'ATTRIBUE' : first;
}

/** Some of what counts is only a part of what there is. */
export const isPartial = ({ moyens }: Pick<Needs, 'moyens'>) =>
	moyens.partiels.some(({ centimes }) => centimes !== null);

function lineOf(year: Needs, row: NeedsRow): NeedsLine {
	return {
		id: row.formes.join('|'),
		nom: groupName(row.formes, labelsOf(year), row.victimes?.reste),
		marque: row.victimes?.reste ? 'ATTRIBUE' : markOf(row.formes),
		victimes: row.victimes && { part: row.victimes.part, effectif: row.victimes.effectif },
		parts: row.parts.map(({ forme, ...part }) => ({ ...part, marque: forme })),
		...{ statut: row.statut, preuves: row.preuves },
		montant: row.attribue,
		bornes: row.bornes,
		parPersonne: row.parPersonne
	};
}

/** What has no form, on either side: always there as soon as some money counts (R6). */
function openLine({ moyens, sansForme }: Needs): NeedsLine[] {
	if (moyens.total === null && sansForme === null) return [];
	const montant =
		moyens.nonAttribueTotal === 0 && moyens.nonAttribue.length === 0 ? null : moyens.nonAttribueTotal;
	return [
		{
			id: 'NV',
			nom:
				sansForme === null
					? tr('Non attribué', 'Not attributed')
					: tr('Forme non dite, non attribué', 'Form not stated, not attributed'),
			marque: 'NV',
			victimes: sansForme && { part: sansForme.part, effectif: sansForme.effectif },
			parts: moyens.nonAttribue.map(({ forme, ...part }) => ({ ...part, marque: forme })),
			...{ statut: moyens.ouvert.statut, preuves: moyens.ouvert.preuves },
			montant,
			bornes: { bas: montant, haut: montant },
			parPersonne: null
		}
	];
}

function whyNoShare({ moyens, selection }: Needs): string | null {
	if (moyens.base !== null) return null;
	if (selection.query.perimetre === 'contexte')
		return tr(
			'Les crédits du contexte ne s’additionnent pas',
			'Funding of the wider context does not add up'
		);
	if (moyens.statut === 'sans_indice')
		return tr('Pas d’indice des prix pour cette année', 'No price index for this year');
	if (moyens.total === null) return null;
	return isPartial({ moyens })
		? tr(
				fr`Part non calculée : pas de total complet dans nos sources`,
				'Share not computed: no full total in our sources'
			)
		: tr(fr`Part non calculée : le total est nul`, 'Share not computed: the total is zero');
}

/** A year as its panel shows it: the survey, the money, a line a group of forms. */
export function panelOf(year: Needs): NeedsPanel {
	const { exercice, enquete, enquetes, moyens, selection } = year;
	const years = yearRanges(enquetes);
	const read = enquetes.length === 0 ? '' : tr(fr` ; enquêtes lues : ${years}`, `; surveys read: ${years}`);
	return {
		exercice,
		enquete: enquete && {
			nom: enquete.enquete,
			repondants: enquete.repondants,
			base: enquete.base,
			detectees: enquete.detectees,
			accompagnees: enquete.accompagnees
		},
		sansEnquete: enquete
			? null
			: tr(fr`Aucune enquête lue pour ${exercice}${read}`, `No survey read for ${exercice}${read}`),
		moyens: {
			nom: etapeEnTitre(selection.query.etape),
			etapes: [...moyens.etapes].sort((a, b) => ORDRE_ETAPES.indexOf(a) - ORDRE_ETAPES.indexOf(b)),
			statut: moyens.statut,
			total: moyens.total,
			base: moyens.base,
			sansPart: whyNoShare(year),
			couverture: moyens.couverture,
			partiel: isPartial(year),
			concurrents: year.contests.length > 0
		},
		lignes: [...year.lignes.map((row) => lineOf(year, row)), ...openLine(year)]
	};
}
