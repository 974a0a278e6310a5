import { AlignmentType, BorderStyle, Header, Paragraph, TextRun, type FileChild } from 'docx';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { packHouseDocument } from '#lib/export/docx/house-document.ts';
import { PLACEHOLDERS, placeholderWords, type Placeholder } from './placeholders.ts';

/** Where in the example each placeholder that stands alone is, under which title. */
const PARTS: readonly (readonly [titre: () => string, keys: readonly Placeholder[]])[] = [
	[
		() => tr('Ce que nous constatons', 'What we find'),
		['constat', 'tableau_faits', 'figure_payeurs', 'tableau_montants']
	],
	[() => tr('Les formes de traite', 'The forms of trafficking'), ['figure_formes', 'figure_besoins']],
	[() => tr('Ce qui a été dépensé', 'What was spent'), ['tableau_depense', 'figure_suivi']],
	[
		() => tr('Ce qui a changé', 'What changed'),
		['figure_evolution', 'graphique_postes', 'tableau_evolution']
	],
	[() => tr('Ce que nous demandons', 'What we ask'), ['questions']],
	[() => tr('Sources et méthode', 'Sources and method'), ['sources', 'methode']]
];

/** The example says all of them, so that one takes away what one does not want. */
export const inExample = (): readonly Placeholder[] =>
	PLACEHOLDERS.filter((key) => PARTS.some(([, keys]) => keys.includes(key)));

/** A letterhead ready to be changed, with every placeholder and what it gives. */
export function exampleLetterhead(
	version: number,
	versionDate: string,
	language: 'fr' | 'en'
): Promise<Uint8Array> {
	const name = tr('Nom de votre association', 'Name of your association');
	const body: FileChild[] = [
		new Paragraph({ heading: 'Title', text: '{{titre}}' }),
		new Paragraph({
			text: tr(
				fr`D'après Lignes claires, {{version}} : {{adresse}}`,
				'From Lignes claires, {{version}}: {{adresse}}'
			)
		}),
		...PARTS.flatMap(([titre, keys]) => [
			new Paragraph({ heading: 'Heading1', text: titre() }),
			...keys.map((key) => new Paragraph({ text: `{{${key}}}` }))
		])
	];
	return packHouseDocument(
		{
			title: tr('Modèle à remplir', 'Template to fill'),
			description: PLACEHOLDERS.map((key) => `${key}: ${placeholderWords(key)}`).join('; '),
			version,
			versionDate,
			language,
			foot: name
		},
		{
			sections: [
				{
					headers: {
						default: new Header({
							children: [
								new Paragraph({
									alignment: AlignmentType.LEFT,
									border: { bottom: { style: BorderStyle.SINGLE, size: 8, color: '1D5C94', space: 4 } },
									children: [new TextRun({ text: name, bold: true, color: '1D5C94' })]
								})
							]
						})
					},
					children: body
				}
			]
		}
	);
}
