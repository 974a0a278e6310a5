import { formatEuros, formatPercent, speakAmount } from '#lib/domain/money.ts';
import { enumerate, formatCount, fr } from '#lib/domain/typography.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { BesoinsMoyensData, NeedsLine, NeedsPanel, NeedsSurvey } from './besoins-moyens.ts';
import type { Reading } from './explore.ts';
import { stageWords, statusWords } from './words.ts';

export const AUCUN_MONTANT = 'aucun montant identifié';
const HORS_ENQUETE = 'hors de l’enquête';

/** A share in hundredths of a percent as the survey prints it: `17 %`, `0,5 %`. */
export function shareWords(part: number): string {
	const decimals = part % 100 === 0 ? 0 : part % 10 === 0 ? 1 : 2;
	return formatPercent(part, 10_000, decimals);
}

/** `53 associations répondantes`: what stands beside every number of victims. */
export function respondentWords({ repondants }: Pick<NeedsSurvey, 'repondants'>): string {
	if (repondants === null) return 'nombre d’associations répondantes absent de nos sources';
	return `${formatCount(repondants)} ${repondants === 1 ? 'association répondante' : 'associations répondantes'}`;
}

/** Whom the shares are of. */
export const BASES = { detectees: 'repérées', accompagnees: 'accompagnées' } as const;

/** How many people the survey counts, when it says so exactly. */
export function surveyCountWords({ base, detectees, accompagnees }: NeedsSurvey): string {
	const people = (count: number) => `${formatCount(count)} ${count === 1 ? 'personne' : 'personnes'}`;
	const who = (count: number, word: string) =>
		`${people(count)} ${count === 1 ? word.replace(/s$/, '') : word}`;
	if (detectees !== null && accompagnees !== null)
		return `${who(detectees, BASES.detectees)}, dont ${formatCount(accompagnees)} ${accompagnees === 1 ? 'accompagnée' : 'accompagnées'}`;
	if (base === 'detectees' && detectees !== null) return who(detectees, BASES.detectees);
	if (base === 'accompagnees' && accompagnees !== null) return who(accompagnees, BASES.accompagnees);
	return 'nombre exact de personnes absent de nos sources';
}

/** The share of victims of a row, or why there is none. */
export function victimWords({ victimes, cle }: NeedsLine, enquete: NeedsSurvey | null): string {
	if (enquete === null) return '';
	if (victimes === null) return cle === 'NV' ? '' : HORS_ENQUETE;
	const share = victimes.part === null ? null : shareWords(victimes.part);
	const count = victimes.effectif === null ? null : formatCount(victimes.effectif);
	if (share !== null) return count === null ? share : `${share} · ${count}`;
	return count ?? 'part non publiée';
}

const sumOf = (line: NeedsLine) => line.parts.reduce((sum, part) => sum + part.centimes, 0);

/** The share of a row in the money and its amount, or that there is none. */
export function meansWords(line: NeedsLine, { moyens }: NeedsPanel, amount = formatEuros): string {
	if (moyens.total === null && line.montant === null) return '';
	if (line.montant === null) return line.cle !== 'NV' ? AUCUN_MONTANT : moyens.partiel ? 'inconnu' : 'aucun';
	const words = `${moyens.partiel && line.montant > 0 ? 'au moins ' : ''}${amount(line.montant)}`;
	const share = sumOf(line);
	return moyens.base === null || (share === 0 && line.montant !== 0)
		? words
		: `${formatPercent(share, moyens.base)} · ${words}`;
}

/** The total of a year's money with its stages, or the kind of nothing there is. */
export function totalWords({ moyens }: NeedsPanel): string {
	if (moyens.total === null) return moyens.statut === 'publie' ? '' : statusWords(moyens.statut);
	const stages = stageWords(moyens.etapes, false);
	return `${moyens.partiel ? 'au moins ' : ''}${formatEuros(moyens.total)}${stages === '' ? '' : `, ${stages}`}`;
}

/** Logical bounds in a sentence (R8). */
export function boundsWords({ bas, haut }: NeedsLine['bornes'], amount = formatEuros): string {
	if (bas === null) return '';
	const low = bas === 0 ? 'rien n’est rattaché' : `au moins ${amount(bas)}`;
	return haut === null ? `${low}, au plus inconnu` : `${low}, au plus ${amount(haut)}`;
}

function lineSentence(line: NeedsLine, panel: NeedsPanel, amount: (cents: number) => string): string {
	const { enquete, exercice } = panel;
	const victims =
		enquete === null || line.victimes === null
			? null
			: line.victimes.part === null
				? null
				: `${shareWords(line.victimes.part)} des victimes ${BASES[enquete.base]} (${respondentWords(enquete)})`;
	const money = meansWords(line, panel, amount);
	const bounds = line.cle === 'NV' ? '' : boundsWords(line.bornes, amount);
	const said = [
		victims,
		money === '' ? null : money.replace(' · ', ', '),
		bounds === '' ? null : fr`bornes : ${bounds}`
	];
	return fr`${line.nom}, ${exercice} : ${said.filter((part) => part !== null).join(fr` ; `)}.`;
}

/** The key of the shapes that tell a row. */
export const keyOf = (panel: NeedsPanel, line: NeedsLine) => `${panel.exercice} ${line.cle}`;

/** A reading per row; a number of victims is never said without who answered. */
export function readNeeds({ panneaux }: BesoinsMoyensData): Reading[] {
	return panneaux.flatMap((panel) =>
		panel.lignes.map((line) => ({
			cle: keyOf(panel, line),
			whole: {
				seen: lineSentence(line, panel, formatEuros),
				said: lineSentence(line, panel, speakAmount)
			},
			parts: [],
			lien: null
		}))
	);
}

/** The figure in a few sentences, for who does not see it. */
export function describeNeeds(data: BesoinsMoyensData): string {
	const years = enumerate(data.panneaux.map(({ exercice }) => String(exercice)));
	if (years === '') return 'Aucune année à montrer.';
	const apart =
		data.panneaux.length > 1 ? fr` Chaque année a sa propre enquête : elles ne font pas une série.` : '';
	return [
		fr`Une rangée par forme de traite, en ${years} : à gauche, les victimes de l'enquête ; à droite, l'argent.${apart}`,
		...readNeeds(data).map(({ whole }) => whole.said),
		'Le tableau des données suit.'
	].join(' ');
}

/** The stages of a panel in words, for the table. */
export const stagesOf = ({ moyens }: NeedsPanel) =>
	moyens.etapes.map((etape) => LIBELLES.etapeCourte[etape]).join(' + ');
