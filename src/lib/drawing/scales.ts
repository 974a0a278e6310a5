/** The scale by which figures place their numbers: the rest of the code asks it here. */
export { scaleLinear } from 'd3-scale';
