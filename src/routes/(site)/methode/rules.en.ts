import type { Rule } from './rule.ts';

/** The rules of arithmetic, as told to readers in English. */
export const RULES_EN: readonly Rule[] = [
	{
		id: 'R1',
		title: 'Everything is counted in whole cents',
		text: 'From the cell of the file to the drawing, no amount passes through an approximate decimal number. An amount with more than two decimals is refused, never rounded.'
	},
	{
		id: 'R2',
		title: 'AE and CP are never added together, and neither are stages',
		text: 'Commitment authorisations (AE) and payment appropriations (CP) measure two different things. An amount whose source does not state its nature counts in both views, and is marked as such. “Planned” takes, for each scheme and each year, the initial budget act (LFI), failing that the budget bill (PLF), failing that the announcement; every value carries its stage.'
	},
	{
		id: 'R3',
		title: 'A published total is a check, it is not added',
		text: 'A total is compared with the details that it covers. If they equal it, the details count. If they come to less, the rest is drawn as “not itemised”. If they come to more, they count source by source, the best evidence first, as long as they fit in the total; what would take it beyond is set aside and flagged as “excess”. The total counts alone when it has no details, or when the best evidenced of their sources exceeds it by itself. A line that does not state the level, when other sources do, is read as their total.'
	},
	{
		id: 'R4',
		title: 'Two sources that contradict each other both remain visible',
		text: 'Lines of one source for one quantity are added. Lines of different sources compete. Equal, within the rounding of the coarser one, they confirm each other: the finest counts, with the best evidence. Otherwise a single value is retained, by a recorded arbitration, failing that by the evidence grade (A, then B, D, C), then by the date of the source. Never a sum, never an average.'
	},
	{
		id: 'R5',
		title: 'The wider context enters no total',
		text: 'Wider funding (all victims, all violence) and those already included in another scheme are shown apart, on request, without a total.'
	},
	{
		id: 'R6',
		title: 'What is not attributed is always drawn',
		text: 'What the source attributes to no form remains a category in its own right. No filter hides it, and no rule splits it unless the reader has asked for it.'
	},
	{
		id: 'R7',
		title: 'An allocation key is a signed hypothesis',
		text: 'It has a low, a central and a high share, an author and a date. It touches only what is not attributed, and is never applied by default. Figures that apply one name it, with its date and its author.'
	},
	{
		id: 'R8',
		title: 'Every form has bounds',
		text: 'The lower bound is what is attributed to it with evidence; the upper bound adds to that everything that might be due to it. Where coverage is partial, the upper bound is unknown.'
	},
	{
		id: 'R9',
		title: 'The attribution rate is computed where everything is published',
		text: 'It is the share attributed with evidence to a form, over only those schemes whose coverage is full that year. Without any scheme with full coverage, it is “not computable”.'
	},
	{
		id: 'R10',
		title:
			'Zero, deduced, not searched for, not found, not published, not applicable, not imported, without an index: eight different things',
		text: '“Not published” is said only if the document that should give the amount was read and does not isolate it; looked for without being found, it is “not found by us”; never looked for, “not searched for”. An amount that rests on our calculations alone is “deduced by us”. Each has its sign, its words and its code. An empty cell is not a zero.'
	},
	{
		id: 'R11',
		title: 'A change of nomenclature or of coverage breaks the series',
		text: 'The break is drawn, named, and said to be comparable or not. A variation compares only what is comparable, and lists the rest.'
	},
	{
		id: 'R12',
		title: 'Constant euros are computed line by line',
		text: 'Each line is multiplied by the price index of the base year and divided by that of its own year, then rounded to the cent. A year without an index has no value. The index is that of INSEE for all households.'
	},
	{
		id: 'R13',
		title: 'Any figure can be recomputed at any version',
		text: 'Each import makes a numbered version, never rewritten. The Versions page gives the address of each one.'
	},
	{
		id: 'R14',
		title: 'No cent appears or disappears',
		text: 'The sum of the file equals what is stored, already there, rejected or out of scope: every import prints it. The sum of the bars of a chart equals that of the lines counted.'
	}
];
