import { tr } from '#lib/domain/language.ts';

/** A rule of arithmetic, as told to readers; its example, with numbers of the base, comes from the page. */
export interface Rule {
	readonly id: string;
	readonly title: string;
	readonly text: string;
}

type Said = Omit<Rule, 'id'>;

/** The rules of arithmetic, in the language of the moment. */
export const rules = (): readonly Rule[] => RULES.map(({ id, fr, en }) => ({ id, ...tr(fr, en) }));

const RULES: readonly { readonly id: string; readonly fr: Said; readonly en: Said }[] = [
	{
		id: 'R1',
		fr: {
			title: 'Tout est compté en centimes entiers',
			text: 'De la cellule du fichier jusqu’au dessin, aucun montant ne passe par un nombre à virgule approché. Un montant qui a plus de deux décimales est refusé, jamais arrondi.'
		},
		en: {
			title: 'Everything is counted in whole cents',
			text: 'From the cell of the file to the drawing, no amount passes through an approximate decimal number. An amount with more than two decimals is refused, never rounded.'
		}
	},
	{
		id: 'R2',
		fr: {
			title: 'AE et CP ne s’additionnent jamais, les étapes non plus',
			text: 'Les autorisations d’engagement (AE) et les crédits de paiement (CP) mesurent deux choses différentes. Un montant dont la source ne dit pas la nature compte dans les deux vues, et il est signalé. « Prévu » prend, pour chaque dispositif et chaque année, la loi de finances initiale (LFI), à défaut le projet de loi (PLF), à défaut l’annonce ; chaque valeur porte son étape.'
		},
		en: {
			title: 'AE and CP are never added together, and neither are stages',
			text: 'Commitment authorisations (AE) and payment appropriations (CP) measure two different things. An amount whose source does not state its nature counts in both views, and is marked as such. “Planned” takes, for each scheme and each year, the initial budget act (LFI), failing that the budget bill (PLF), failing that the announcement; every value carries its stage.'
		}
	},
	{
		id: 'R3',
		fr: {
			title: 'Un total publié contrôle, il n’est pas ajouté',
			text: 'Un total est confronté aux détails qu’il couvre. S’ils l’égalent, les détails comptent. S’ils font moins, le reste est dessiné « non détaillé ». S’ils font plus, ils comptent source par source, la mieux prouvée d’abord, tant qu’ils tiennent dans le total ; ce qui le ferait dépasser est mis à part et signalé comme « excédent ». Le total compte seul s’il n’a pas de détail, ou si la mieux prouvée de leurs sources le dépasse à elle seule. Une ligne qui ne dit pas le niveau, quand d’autres sources le donnent, est lue comme leur total.'
		},
		en: {
			title: 'A published total is a check, it is not added',
			text: 'A total is compared with the details that it covers. If they equal it, the details count. If they come to less, the rest is drawn as “not itemised”. If they come to more, they count source by source, the best evidence first, as long as they fit in the total; what would take it beyond is set aside and flagged as “excess”. The total counts alone when it has no details, or when the best evidenced of their sources exceeds it by itself. A line that does not state the level, when other sources do, is read as their total.'
		}
	},
	{
		id: 'R4',
		fr: {
			title: 'Deux sources qui se contredisent restent toutes deux visibles',
			text: 'Les lignes d’une même source pour une même quantité s’additionnent. Celles de sources différentes se concurrencent. Égales, à l’arrondi de la moins précise près, elles se confirment : la plus précise compte, avec la meilleure preuve. Sinon, une seule valeur est retenue, par un arbitrage enregistré, sinon par la preuve (A, puis B, D, C), puis la date de la source. Jamais de somme, jamais de moyenne.'
		},
		en: {
			title: 'Two sources that contradict each other both remain visible',
			text: 'Lines of one source for one quantity are added. Lines of different sources compete. Equal, within the rounding of the coarser one, they confirm each other: the finest counts, with the best evidence. Otherwise a single value is retained, by a recorded arbitration, failing that by the evidence grade (A, then B, D, C), then by the date of the source. Never a sum, never an average.'
		}
	},
	{
		id: 'R5',
		fr: {
			title: 'Le contexte n’entre dans aucun total',
			text: 'Les crédits plus larges (toutes les victimes, toutes les violences) et ceux qui sont déjà compris dans un autre dispositif se montrent à part, sur demande, sans total.'
		},
		en: {
			title: 'The wider context enters no total',
			text: 'Wider funding (all victims, all violence) and those already included in another scheme are shown apart, on request, without a total.'
		}
	},
	{
		id: 'R6',
		fr: {
			title: 'Le non attribué est toujours dessiné',
			text: 'Ce que la source ne rattache à aucune forme reste une catégorie à part entière. Aucun filtre ne le cache, aucune règle ne le répartit sans que le lecteur l’ait demandé.'
		},
		en: {
			title: 'What is not attributed is always drawn',
			text: 'What the source attributes to no form remains a category in its own right. No filter hides it, and no rule splits it unless the reader has asked for it.'
		}
	},
	{
		id: 'R7',
		fr: {
			title: 'Une clé de répartition est une hypothèse signée',
			text: 'Elle a une part basse, centrale et haute, un auteur, une date. Elle ne touche que le non attribué, et n’est jamais appliquée par défaut. Les figures qui en appliquent une la nomment, avec sa date et son auteur.'
		},
		en: {
			title: 'An allocation key is a signed hypothesis',
			text: 'It has a low, a central and a high share, an author and a date. It touches only what is not attributed, and is never applied by default. Figures that apply one name it, with its date and its author.'
		}
	},
	{
		id: 'R8',
		fr: {
			title: 'Chaque forme a des bornes',
			text: 'La borne basse est ce qui lui est rattaché avec preuve ; la haute y ajoute tout ce qui pourrait lui revenir. Là où la couverture est partielle, la borne haute est inconnue.'
		},
		en: {
			title: 'Every form has bounds',
			text: 'The lower bound is what is attributed to it with evidence; the upper bound adds to that everything that might be due to it. Where coverage is partial, the upper bound is unknown.'
		}
	},
	{
		id: 'R9',
		fr: {
			title: 'Le taux d’attribution se calcule là où tout est publié',
			text: 'C’est la part rattachée avec preuve à une forme, sur les seuls dispositifs dont la couverture est complète cette année-là. Sans aucun dispositif complet, il est « non calculable ».'
		},
		en: {
			title: 'The attribution rate is computed where everything is published',
			text: 'It is the share attributed with evidence to a form, over only those schemes whose coverage is full that year. Without any scheme with full coverage, it is “not computable”.'
		}
	},
	{
		id: 'R10',
		fr: {
			title:
				'Zéro, déduit, pas cherché, non trouvé, non publié, sans objet, non importé, sans indice : huit choses différentes',
			text: '« Non publié » n’est dit que si le document qui devrait donner le montant a été lu et ne l’isole pas ; cherché sans être trouvé, il est « non trouvé par nous » ; jamais cherché, « pas cherché ». Un montant qui ne repose que sur nos calculs est « déduit par nous ». Chacun a son signe, ses mots et son code. Une cellule vide n’est pas un zéro.'
		},
		en: {
			title:
				'Zero, deduced, not searched for, not found, not published, not applicable, not imported, without an index: eight different things',
			text: '“Not published” is said only if the document that should give the amount was read and does not isolate it; looked for without being found, it is “not found by us”; never looked for, “not searched for”. An amount that rests on our calculations alone is “deduced by us”. Each has its sign, its words and its code. An empty cell is not a zero.'
		}
	},
	{
		id: 'R11',
		fr: {
			title: 'Un changement de nomenclature ou de couverture rompt la série',
			text: 'La rupture est dessinée, nommée, et dite comparable ou non. Une variation ne compare que ce qui se compare, et liste le reste.'
		},
		en: {
			title: 'A change of nomenclature or of coverage breaks the series',
			text: 'The break is drawn, named, and said to be comparable or not. A variation compares only what is comparable, and lists the rest.'
		}
	},
	{
		id: 'R12',
		fr: {
			title: 'Les euros constants se calculent ligne à ligne',
			text: 'Chaque ligne est multipliée par l’indice des prix de l’année de base et divisée par celui de son année, puis arrondie au centime. Une année sans indice n’a pas de valeur. L’indice est celui de l’INSEE, ensemble des ménages.'
		},
		en: {
			title: 'Constant euros are computed line by line',
			text: 'Each line is multiplied by the price index of the base year and divided by that of its own year, then rounded to the cent. A year without an index has no value. The index is that of INSEE for all households.'
		}
	},
	{
		id: 'R13',
		fr: {
			title: 'Toute figure peut être recalculée à toute version',
			text: 'Chaque import fait une version numérotée, jamais réécrite. La page Versions donne l’adresse de chacune.'
		},
		en: {
			title: 'Any figure can be recomputed at any version',
			text: 'Each import makes a numbered version, never rewritten. The Versions page gives the address of each one.'
		}
	},
	{
		id: 'R14',
		fr: {
			title: 'Aucun centime n’apparaît ni ne disparaît',
			text: 'La somme du fichier égale ce qui est enregistré, déjà là, rejeté ou hors périmètre : chaque import l’imprime. La somme des barres d’un graphique égale celle des lignes comptées.'
		},
		en: {
			title: 'No cent appears or disappears',
			text: 'The sum of the file equals what is stored, already there, rejected or out of scope: every import prints it. The sum of the bars of a chart equals that of the lines counted.'
		}
	},
	{
		id: 'R15',
		fr: {
			title: 'Une phrase ne dit jamais plus que ce qui est choisi',
			text: 'Un titre qui dit « aucune », « chaque » ou « toutes » le dit de tout ce qui existe, ou nomme le filtre. Une phrase qui donne un montant dit pour quoi est cet argent (« contre la prostitution et la traite » quand les deux ne se séparent pas), ce qui n’en est dit qu’à l’oral et ce que nous en déduisons. « 0 % » et « 100 % » ne sont écrits que s’ils sont exacts. Chaque nombre d’une phrase est dans le tableau qui l’accompagne.'
		},
		en: {
			title: 'A sentence never says more than what is chosen',
			text: 'A title that says “no”, “each” or “all” says it of everything there is, or names the filter. A sentence that gives an amount says what the money is for (“against prostitution and trafficking” when the two cannot be told apart), what of it is only spoken and what we deduce. “0%” and “100%” are written only when exact. Every number in a sentence stands in the table beside it.'
		}
	}
];
