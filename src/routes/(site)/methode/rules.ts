import { tr } from '#lib/domain/language.ts';
import type { Rule } from './rule.ts';
import { RULES_EN } from './rules.en.ts';

/** The rules of arithmetic, in the language of the moment. */
export const rules = (): readonly Rule[] => tr(RULES_FR, RULES_EN);

const RULES_FR: readonly Rule[] = [
	{
		id: 'R1',
		title: 'Tout est compté en centimes entiers',
		text: 'De la cellule du fichier jusqu’au dessin, aucun montant ne passe par un nombre à virgule approché. Un montant qui a plus de deux décimales est refusé, jamais arrondi.'
	},
	{
		id: 'R2',
		title: 'AE et CP ne s’additionnent jamais, les étapes non plus',
		text: 'Les autorisations d’engagement (AE) et les crédits de paiement (CP) mesurent deux choses différentes. Un montant dont la source ne dit pas la nature compte dans les deux vues, et il est signalé. « Prévu » prend, pour chaque dispositif et chaque année, la loi de finances initiale (LFI), à défaut le projet de loi (PLF), à défaut l’annonce ; chaque valeur porte son étape.'
	},
	{
		id: 'R3',
		title: 'Un total publié contrôle, il n’est pas ajouté',
		text: 'Un total est confronté aux détails qu’il couvre. S’ils l’égalent, les détails comptent. S’ils font moins, le reste est dessiné « non détaillé ». S’ils font plus, ils comptent source par source, la mieux prouvée d’abord, tant qu’ils tiennent dans le total ; ce qui le ferait dépasser est mis à part et signalé comme « excédent ». Le total compte seul s’il n’a pas de détail, ou si la mieux prouvée de leurs sources le dépasse à elle seule. Une ligne qui ne dit pas le niveau, quand d’autres sources le donnent, est lue comme leur total.'
	},
	{
		id: 'R4',
		title: 'Deux sources qui se contredisent restent toutes deux visibles',
		text: 'Les lignes d’une même source pour une même quantité s’additionnent. Celles de sources différentes se concurrencent. Égales, à l’arrondi de la moins précise près, elles se confirment : la plus précise compte, avec la meilleure preuve. Sinon, une seule valeur est retenue, par un arbitrage enregistré, sinon par la preuve (A, puis B, D, C), puis la date de la source. Jamais de somme, jamais de moyenne.'
	},
	{
		id: 'R5',
		title: 'Le contexte n’entre dans aucun total',
		text: 'Les crédits plus larges (toutes les victimes, toutes les violences) et ceux qui sont déjà compris dans un autre dispositif se montrent à part, sur demande, sans total.'
	},
	{
		id: 'R6',
		title: 'Le non attribué est toujours dessiné',
		text: 'Ce que la source ne rattache à aucune forme reste une catégorie à part entière. Aucun filtre ne le cache, aucune règle ne le répartit sans que le lecteur l’ait demandé.'
	},
	{
		id: 'R7',
		title: 'Une clé de répartition est une hypothèse signée',
		text: 'Elle a une part basse, centrale et haute, un auteur, une date. Elle ne touche que le non attribué, et n’est jamais appliquée par défaut. Les figures qui en appliquent une la nomment, avec sa date et son auteur.'
	},
	{
		id: 'R8',
		title: 'Chaque forme a des bornes',
		text: 'La borne basse est ce qui lui est rattaché avec preuve ; la haute y ajoute tout ce qui pourrait lui revenir. Là où la couverture est partielle, la borne haute est inconnue.'
	},
	{
		id: 'R9',
		title: 'Le taux d’attribution se calcule là où tout est publié',
		text: 'C’est la part rattachée avec preuve à une forme, sur les seuls dispositifs dont la couverture est complète cette année-là. Sans aucun dispositif complet, il est « non calculable ».'
	},
	{
		id: 'R10',
		title:
			'Zéro, déduit, pas cherché, non trouvé, non publié, sans objet, non importé, sans indice : huit choses différentes',
		text: '« Non publié » n’est dit que si le document qui devrait donner le montant a été lu et ne l’isole pas ; cherché sans être trouvé, il est « non trouvé par nous » ; jamais cherché, « pas cherché ». Un montant qui ne repose que sur nos calculs est « déduit par nous ». Chacun a son signe, ses mots et son code. Une cellule vide n’est pas un zéro.'
	},
	{
		id: 'R11',
		title: 'Un changement de nomenclature ou de couverture rompt la série',
		text: 'La rupture est dessinée, nommée, et dite comparable ou non. Une variation ne compare que ce qui se compare, et liste le reste.'
	},
	{
		id: 'R12',
		title: 'Les euros constants se calculent ligne à ligne',
		text: 'Chaque ligne est multipliée par l’indice des prix de l’année de base et divisée par celui de son année, puis arrondie au centime. Une année sans indice n’a pas de valeur. L’indice est celui de l’INSEE, ensemble des ménages.'
	},
	{
		id: 'R13',
		title: 'Toute figure peut être recalculée à toute version',
		text: 'Chaque import fait une version numérotée, jamais réécrite. La page Versions donne l’adresse de chacune.'
	},
	{
		id: 'R14',
		title: 'Aucun centime n’apparaît ni ne disparaît',
		text: 'La somme du fichier égale ce qui est enregistré, déjà là, rejeté ou hors périmètre : chaque import l’imprime. La somme des barres d’un graphique égale celle des lignes comptées.'
	}
];
