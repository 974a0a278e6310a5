import { formatEuros } from '#lib/domain/money.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import { MOTIFS_EN_MOTS } from '#lib/words/retained.ts';
import type { CompetingQuantity } from '#lib/server/analysis/disputes/competing-list.ts';
import {
	placeName,
	type ArbitrationReport,
	type NotArbitrable,
	type Quantite
} from '#lib/server/import/arbitrate.ts';
import { describeEffect } from './import-report.ts';

/** A word of a command, quoted when the shell would split it. */
const quoted = (text: string) => (/^[\w.:/-]+$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`);

const namedBy = (item: CompetingQuantity): Quantite => ({
	...item,
	beneficiaire: item.siren ?? item.beneficiaire
});

/** The options that name a quantité. */
function optionsOf({
	dispositif,
	exercice,
	etape,
	nature,
	niveau,
	poste,
	beneficiaire,
	payeur = ''
}: Quantite): string {
	return [
		`--dispositif ${quoted(dispositif)} --exercice ${exercice} --etape ${etape} --nature ${nature}`,
		...(niveau === 'np' ? [] : [`--niveau ${niveau}`]),
		...(poste === '' ? [] : [`--poste ${quoted(poste)}`]),
		...(beneficiaire === '' ? [] : [`--beneficiaire ${quoted(beneficiaire)}`]),
		...(payeur === '' ? [] : [`--payeur ${quoted(payeur)}`])
	].join(' ');
}

/** Values that contradict each other, the retained one and why, and the command that would retain another. */
export function describeCompeting(items: readonly CompetingQuantity[]): string[] {
	if (items.length === 0)
		return ['Aucune valeur publiée n’en contredit une autre : il n’y a rien à arbitrer.'];
	const head =
		items.length === 1
			? '1 quantité a plusieurs valeurs publiées :'
			: `${items.length} quantités ont plusieurs valeurs publiées :`;
	return [head, ...items.flatMap(describeOne)];
}

function describeOne(item: CompetingQuantity): string[] {
	const place = namedBy(item);
	const other = item.valeurs.find((value) => !value.retenue && !value.concordante);
	const decided = item.arbitrage
		? `par l’arbitrage du ${item.arbitrage.date}, ${item.arbitrage.auteur} : ${item.arbitrage.raison}`
		: MOTIFS_EN_MOTS[item.motif];
	return [
		'',
		`${placeName(place)} (${item.role})`,
		...item.valeurs.map((value) => {
			const grade =
				value.preuve === null
					? 'preuve non indiquée'
					: `preuve ${value.preuve}, ${LIBELLES.preuve[value.preuve]}`;
			const state = value.retenue ? ` ← retenue, ${decided}` : value.concordante ? ' (concorde)' : '';
			return `  ${formatEuros(value.centimes)}  ${value.source}, ${grade}${value.date === '' ? '' : `, ${value.date}`}${state}`;
		}),
		...(other
			? [
					`  Pour en retenir une autre : npm run arbitrate -- ${optionsOf(place)} --source ${quoted(other.source)} --auteur "ORGANISME" --raison "POURQUOI"`
				]
			: []),
		...(item.arbitrage
			? [`  Pour reprendre la décision : npm run arbitrate -- ${optionsOf(place)} --withdraw`]
			: [])
	];
}

const listed = (known: readonly string[]) => known.map((item) => `  ${item}`);

/** Why a decision is refused, and what could be named instead. */
export function describeRefusal({ motif, connus }: NotArbitrable, quantite: Quantite): string[] {
	const place = placeName(quantite);
	switch (motif) {
		case 'quantite':
			return connus.length === 0
				? [`Aucune ligne pour ${place} : rien à arbitrer. Sans argument, la commande dit ce qui peut l’être.`]
				: [
						`Aucune ligne ne porte cette quantité (${place}). Celles de ce dispositif, de cet exercice et de cette étape :`,
						...listed(connus)
					];
		case 'nature':
			return [
				`Aucune ligne de ${place} n’est de cette nature. Natures possibles :`,
				...connus.map((item) => `  --nature ${item}`)
			];
		case 'source':
			return [`Cette source ne publie rien pour ${place}. Sources possibles :`, ...listed(connus)];
		case 'seule':
			return [`Une seule source parle de ${place} : il n’y a rien à arbitrer.`];
		case 'aucun':
			return connus.length === 0
				? ['Aucun arbitrage n’est enregistré.']
				: [`Aucun arbitrage n’est enregistré pour ${place}. Ceux qui le sont :`, ...listed(connus)];
	}
}

/** What the command prints of a decision recorded or taken back. */
export function describeArbitration(report: ArbitrationReport, dryRun: boolean): string[] {
	return [
		...(report.effect.length > 0 ? ['Effet en euros :', ...report.effect.flatMap(describeEffect)] : []),
		dryRun
			? 'Essai seulement : rien n’a changé.'
			: report.version === null
				? 'Rien n’a changé : cette décision est déjà enregistrée.'
				: `Fait : version ${report.version}.`
	];
}
