import { formatDay } from '#lib/words/dates.ts';
import { yearRanges } from '#lib/domain/typography.ts';
import type { Campaign, CampaignRecord } from '#lib/pages/year/campaign/campaign-record.ts';

const several = (count: number, one: string) => `${count} ${one}${count > 1 ? 's' : ''}`;

/** What the command prints of a campaign that it recorded. */
export function describeFrozen(id: string, record: CampaignRecord, path: string): string[] {
	const { annee, titre, version, date, empreintes } = record;
	const prints = Object.entries(empreintes);
	return [
		`Figé : campagne « ${titre} », version ${version} des données, du ${formatDay(date)}.`,
		prints.length === 0
			? 'Aucune figure à dessiner.'
			: `${several(prints.length, 'figure')}, avec ${prints.length > 1 ? 'leurs empreintes' : 'son empreinte'} :`,
		...prints.map(([place, print]) => `  ${print}  ${place}`),
		`Remarques : à écrire dans ${path}, sous chaque partie.`,
		`Adresse : /annees/${annee}?campagne=${id}`,
		'Contrôle : npm run freeze -- --verifier'
	];
}

/** Why a year cannot be frozen. */
export const describeUnknownYear = (annee: number, known: readonly number[]): string =>
	known.length === 0
		? 'La base n’a aucune ligne : rien à figer.'
		: `${annee} n’a aucune ligne dans la base. Années qui en ont : ${yearRanges(known)}.`;

/** What the base says otherwise of a campaign: the figures whose empreinte differs, then its amounts. */
export interface Differences {
	/** By part and figure; `null` where one side has none. */
	readonly empreintes: readonly {
		readonly place: string;
		readonly figee: string | null;
		readonly lue: string | null;
	}[];
	/** Whether its figures, tables and documents together state the same. */
	readonly chiffres: boolean;
}

/** What a control says of a campaign. */
export function describeControl({ id, version }: Campaign, { empreintes, chiffres }: Differences): string[] {
	if (empreintes.length === 0 && chiffres)
		return [`${id} : la version ${version} dit toujours ce qui a été figé.`];
	return [
		`${id} : la version ${version} de cette base ne dit pas ce qui a été figé.`,
		...empreintes.map(
			({ place, figee, lue }) => `  ${place} : empreinte ${figee ?? 'aucune'} figée, ${lue ?? 'aucune'} lue`
		),
		...(chiffres ? [] : ['  les codes, les montants ou les documents de ses figures et tableaux diffèrent'])
	];
}
