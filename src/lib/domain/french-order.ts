const collator = new Intl.Collator('fr');

/** Which of two texts comes first in a French list: accents and capitals put no word apart from its neighbours. */
export const frenchOrder = (a: string, b: string): number =>
	collator.compare(a, b) || (a < b ? -1 : +(a > b));
