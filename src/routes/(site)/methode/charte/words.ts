import type { Marque, MOTIFS } from '#lib/drawing/palette.ts';
import { inBoth, tr } from '#lib/domain/language.ts';

/** What the pattern of a mark is called. */
export const PATTERNS = inBoth<Readonly<Record<(typeof MOTIFS)[Marque]['type'], string>>>(
	{
		plein: 'plein',
		lignes: 'lignes',
		croix: 'croix',
		points: 'points',
		anneaux: 'anneaux',
		chevrons: 'chevrons',
		tirets: 'tirets',
		carres: 'carrés'
	},
	{
		plein: 'solid',
		lignes: 'lines',
		croix: 'crosses',
		points: 'dots',
		anneaux: 'rings',
		chevrons: 'chevrons',
		tirets: 'dashes',
		carres: 'squares'
	}
);

type Size = readonly [use: string, size: string, typeface: string];

const TAILLES_FR: readonly Size[] = [
	['Titre de page', '42 px, 27 sur téléphone', 'Source Serif 4, 600'],
	['Titre de figure', '25 px, 20 sur téléphone', 'Source Serif 4, 600'],
	['Chapeau', '20 px, 17 sur téléphone', 'Source Sans 3, 400'],
	['Texte', '17 px, lignes de 40 em au plus', 'Source Sans 3, 400'],
	['Graphiques', '14 et 15 px, jamais moins de 13', 'Source Sans 3, 400 et 600'],
	['Source', '14,5 px, 13,5 sur téléphone', 'Source Sans 3, 400']
];
const TAILLES_EN: readonly Size[] = [
	['Page title', '42 px, 27 on a phone', 'Source Serif 4, 600'],
	['Figure title', '25 px, 20 on a phone', 'Source Serif 4, 600'],
	['Standfirst', '20 px, 17 on a phone', 'Source Sans 3, 400'],
	['Text', '17 px, lines of at most 40 em', 'Source Sans 3, 400'],
	['Charts', '14 and 15 px, never under 13', 'Source Sans 3, 400 and 600'],
	['Source', '14.5 px, 13.5 on a phone', 'Source Sans 3, 400']
];

/** Where each size of type stands, in the language of the moment. */
export const sizes = (): readonly Size[] => tr(TAILLES_FR, TAILLES_EN);
