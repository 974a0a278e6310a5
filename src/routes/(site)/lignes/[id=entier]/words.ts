import { fold } from '#lib/domain/fold.ts';
import { language, tr } from '#lib/domain/language.ts';
import { formatWholeEuros } from '#lib/domain/money.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { fr, upperFirst } from '#lib/domain/typography.ts';
import { controlSentence } from '#lib/words/control-sentence.ts';
import { headName } from '#lib/words/dispositifs.ts';
import { VERDICTS_EN_MOTS } from '#lib/words/retained.ts';
import { inWords, isPlural, stageOfYear } from '#lib/words/year/year-words.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { LineStory } from '#lib/server/analysis/lines/line.ts';

/** What a line is called: its item or label as published, in French whatever the page, else its dispositif. */
export function lineName(line: LineStory): { readonly nom: string; readonly publie: boolean } {
	const published = line.poste ?? line.libelle;
	const own = line.dispositifRow ? labelOf(line.dispositifRow) : line.dispositif;
	return { nom: headName(published ?? own), publie: published !== null };
}

/** The title of the page: in English, the name of the scheme stands for an item, which is published in French. */
export const pageTitle = (line: LineStory): string =>
	lineTitle(language() === 'fr' ? line : { ...line, poste: null, libelle: null });

/** « Action 15 : 6 827 945 € votés pour 2017 », to the euro: the page gives the cents. */
export function lineTitle(line: LineStory): string {
	const { nom } = lineName(line);
	const euros = formatWholeEuros(line.centimes);
	const stage = stageOfYear(line.etape, line.exercice, isPlural(line.centimes));
	return tr(fr`${nom} : ${euros} ${stage}`, `${nom}: ${euros} ${stage}`);
}

/** What the line is and what became of it, « total » said once (R3, R4). */
export function roleWords({ role, verdict }: Pick<LineStory, 'role' | 'verdict'>): string {
	const [own, became] = [LIBELLES.role[role], VERDICTS_EN_MOTS[verdict]];
	return verdict === 'controle' || verdict === 'croisee' ? became : `${own}, ${became}`;
}

/** The dispositif as the line page names it: what its label already says of its perimeter is not said again. */
export function dispositifWords(line: LineStory): { readonly nom: string; readonly horsPersonnel: boolean } {
	const row = line.dispositifRow;
	if (!row) return { nom: line.dispositif, horsPersonnel: false };
	const [label, perimetre] = [labelOf(row), LIBELLES.perimetre[row.perimetre]];
	const nom = fold(label).includes(fold(perimetre)) ? label : `${label}, ${perimetre}`;
	return { nom, horsPersonnel: row.hors_personnel === 'oui' };
}

/** What a total says of its details (R3); `null` for a line that controls nothing. */
export function ownControl({ control, lue }: LineStory): string | null {
	if (lue)
		return tr(
			fr`D'autres sources donnent le niveau ou le payeur que cette ligne ne dit pas : elle est lue comme leur total, et n'est pas ajoutée.`,
			'Other sources state the level or the payer that this line leaves unsaid: it is read as their total, and is not added.'
		);
	return control && controlSentence(null, { ...control, issue: control.outcome });
}

/** How many amounts are published for the quantité of the line, and whether the line's is the one that counts. */
export function competingSentence(count: number, aside: boolean): string {
	const many = upperFirst(inWords(count));
	const kept = aside
		? tr('Celui-ci est écarté', 'This one is set aside')
		: tr('Un seul est retenu', 'Only one is retained');
	const rest =
		count === 2
			? tr('l’autre reste affiché', 'the other stays on display')
			: tr('les autres restent affichés', 'the others stay on display');
	return tr(
		fr`${many} montants sont publiés pour cette même quantité. ${kept} ; ${rest}.`,
		`${many} amounts are published for this same quantity. ${kept}; ${rest}.`
	);
}

/** Of a line that is no longer in the data. */
export const withdrawnSentence = (version: number): string =>
	tr(
		fr`Cette ligne a été retirée par la version ${version}. Elle reste lisible telle qu'elle était.`,
		`This line was withdrawn by version ${version}. It can still be read as it was.`
	);
