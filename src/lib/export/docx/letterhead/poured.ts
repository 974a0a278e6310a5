import { Paragraph, TextRun, type FileChild } from 'docx';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { blockInWord, type Writing } from '#lib/export/docx/dossier/blocks-in-word.ts';
import { isYears, itemChart } from '#lib/export/docx/dossier/item-chart.ts';
import type { WordBlock, WordDossier, WordSection } from '#lib/export/docx/dossier/word-dossier.ts';
import type { SectionId, TableBlock } from '#lib/pages/year/dossier/blocks.ts';
import { formatDay } from '#lib/words/dates.ts';
import type { Placeholder } from './placeholders.ts';

/** The finding in a few sentences. */
function findingOf({ chapeau, sections }: WordDossier, writing: Writing): FileChild[] {
	const [first] = sections;
	if (first === undefined) return [];
	return [
		new Paragraph({
			children: [
				new TextRun({ text: `${first.affirmation}.`, bold: true }),
				...writing.numbers.of(first.documents)
			]
		}),
		...(chapeau === '' ? [] : [new Paragraph({ children: [new TextRun(chapeau)] })]),
		...blocksOf(first, writing, ({ genre }) => genre === 'phrase')
	];
}

const blocksOf = (section: WordSection | undefined, writing: Writing, of: (block: WordBlock) => boolean) =>
	section?.blocs.filter(of).flatMap((block) => blockInWord(block, section, writing)) ?? [];

/** What stands in the place of a placeholder: words, or paragraphs and tables; none where the year has nothing of it. */
export function poured(
	placeholder: Placeholder,
	dossier: WordDossier,
	writing: Writing
): string | FileChild[] {
	const { titre, exercice, version, date, adresse, sections } = dossier;
	const part = (id: SectionId) => sections.find((section) => section.id === id);
	const of = (id: SectionId, genre: WordBlock['genre'], sujet?: TableBlock['sujet']) =>
		blocksOf(
			part(id),
			writing,
			(block) =>
				block.genre === genre && (sujet === undefined || (block.genre === 'tableau' && block.sujet === sujet))
		);
	switch (placeholder) {
		case 'titre':
			return titre;
		case 'annee':
			return String(exercice);
		case 'version':
			return tr(
				fr`version ${version}, ${formatDay(date, true)}`,
				`version ${version}, ${formatDay(date, true)}`
			);
		case 'adresse':
			return adresse;
		case 'constat':
			return findingOf(dossier, writing);
		case 'tableau_faits':
			return of('constat', 'faits');
		case 'figure_payeurs':
			return of('constat', 'figure');
		case 'tableau_montants':
			return of('constat', 'tableau', 'lignes');
		case 'figure_formes':
			return of('formes', 'figure');
		case 'tableau_depense':
			return of('depense', 'tableau');
		case 'figure_suivi':
			return of('depense', 'figure');
		case 'figure_evolution':
			return of('evolution', 'figure');
		case 'graphique_postes': {
			const compared = part('evolution')?.blocs.find(isYears);
			return compared === undefined ? [] : itemChart(compared, writing.numbers);
		}
		case 'tableau_evolution':
			return of('evolution', 'tableau');
		case 'figure_besoins':
			return of('besoins', 'figure');
		case 'questions':
			return blocksOf(part('inconnu'), writing, () => true);
		case 'sources':
			return of('sources', 'source');
		case 'methode':
			return [...of('sources', 'note'), ...of('sources', 'liste')];
	}
}
