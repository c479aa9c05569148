/**
 * Simulation and extrapolation (Cook & Stefanski 1994, JASA 89; Küchenhoff, Mwalili & Lesaffre 2006, Biometrics 62 for misclassification): an estimate is made again with `added` times as much
 * error as there is, 0 for none added, and carried back along a straight line to -1, where there is none. Answers the weight of each estimate in what comes out: a line, so that errors
 * carry over by the same weights. A line corrects too little rather than too much, and adds less variance than a curve.
 */
export function extrapolationWeights(added: readonly number[]): number[] {
  const middle = added.reduce((sum, value) => sum + value, 0) / added.length;
  const spread = added.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return added.map((value) => 1 / added.length + (spread > 0 ? (-1 - middle) * (value - middle) / spread : 0));
}
