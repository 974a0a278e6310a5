import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import type { FileSummary } from '#lib/ingest/lines/batch.ts';

/** The announcement that gives the reason of each choice. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
	feuille: ['feuille'],
	encoding: ['encodage'],
	delimiter: ['separateur'],
	decimal: ['decimale'],
	unit: ['unite'],
	ligneEnTete: ['en-tete'],
	exercice: ['exercice', 'en-tete-montant']
};

/** Why each choice was made for the reader, by the name of the choice: what was announced, else what is plain. */
export function reasonsOf(summary: FileSummary, masked: ReadonlySet<string>): Record<string, string> {
	const { announcements, feuille, decimal, headerLine } = summary;
	const reasons: Record<string, string> = {};
	for (const [choice, codes] of Object.entries(TOLD)) {
		if (masked.has(choice)) continue;
		const told = announcements.find(({ code }) => codes.includes(code));
		if (told) reasons[choice] = told.message;
	}
	reasons['unit'] ??= tr(
		fr`Euros, parce que rien n'y dit autre chose.`,
		'Euros, because nothing says otherwise.'
	);
	if (feuille !== null)
		reasons['decimal'] ??= tr(
			fr`Les nombres d'un classeur n'ont pas de marque à choisir.`,
			'The numbers of a workbook have no mark to choose.'
		);
	else if (decimal === null)
		reasons['decimal'] ??= tr(
			fr`Aucun montant n'a de décimales qui montrent leur marque.`,
			'No amount has decimals that show their mark.'
		);
	if (headerLine !== null)
		reasons['ligneEnTete'] ??= tr(
			fr`L'en-tête est à la ligne ${headerLine}, la première dont les noms se lisent comme ceux de colonnes.`,
			`The header is on line ${headerLine}, the first whose names read as those of columns.`
		);
	return reasons;
}
