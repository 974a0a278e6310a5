import type { Effect, EffectPlace } from '#lib/domain/importing/effect.ts';
import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { formatCount, fr } from '#lib/domain/typography.ts';
import { exactAt } from '#lib/words/year/year-words.ts';

const nameOf = ({ noms }: Effect, { dispositif }: EffectPlace) => noms.dispositifs[dispositif] ?? dispositif;
const moved = ({ avant, apres }: EffectPlace) => (apres ?? 0) - (avant ?? 0);
const changes = (place: EffectPlace) => place.ajoutees + place.modifiees + place.retirees > 0;

/** What the place that moves most becomes, for a title: « BOP 137 : 5 020 878 € votés pour 2018 entrent ». */
export function effectHeadline(effet: Effect): string {
	if (effet.issue === 'refus')
		return tr('Cet import ne peut pas entrer ainsi', 'This import cannot come in this way');
	if (effet.issue === 'inchange')
		return tr(fr`Tout est déjà là : rien ne change`, 'Everything is already there: nothing changes');
	const places = effet.lieux.filter(changes);
	const [first] = [...places].sort((a, b) => Math.abs(moved(b)) - Math.abs(moved(a)));
	if (!first)
		return tr('Les vocabulaires changent, aucun montant', 'The vocabularies change, no amount does');
	const others = effet.nombre - 1;
	const also =
		others <= 0
			? ''
			: tr(
					fr` ; ${formatCount(others)} ${others === 1 ? 'autre montant change' : 'autres montants changent'}`,
					`; ${formatCount(others)} other ${others === 1 ? 'amount changes' : 'amounts change'}`
				);
	const name = nameOf(effet, first);
	const money = (centimes: number) => exactAt(centimes, first.etape, first.exercice);
	const told =
		first.apres === null
			? tr(fr`${name} : ${money(first.avant ?? 0)} sortent`, `${name}: ${money(first.avant ?? 0)} go out`)
			: first.avant === null
				? tr(fr`${name} : ${money(first.apres)} entrent`, `${name}: ${money(first.apres)} come in`)
				: first.avant === first.apres
					? tr(
							fr`${name} : ${money(first.apres)}, comme avant, autrement détaillés`,
							`${name}: ${money(first.apres)}, as before, in other detail`
						)
					: tr(
							fr`${name} : ${money(first.apres)}, au lieu de ${formatEuros(first.avant)}`,
							`${name}: ${money(first.apres)}, instead of ${formatEuros(first.avant)}`
						);
	return `${told}${also}`;
}
