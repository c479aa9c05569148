/** What is known of one chain after all its observations. Arrays of T times K hold time t, state s at `t * K + s`. */
export interface HiddenMarkov {
  /** Probability of each state at each time, given all observations. */
  posterior: Float64Array;
  /** Log density of the observations. */
  logLikelihood: number;
}

/**
 * The forward-backward algorithm for a chain of K hidden states (Rabiner 1989, Proc. IEEE 77(2)), scaled at each time so that it does not underflow. `initial` has K
 * probabilities, `transition` K times K with the state left at `i * K`, `emission` the density of each observation in each state, T times K. A factor that all densities of
 * one time share changes nothing but the log-likelihood. Where the observations cannot be, that is -Infinity and the probabilities are 0 from there on.
 */
export function forwardBackward(initial: ArrayLike<number>, transition: ArrayLike<number>, emission: Float64Array): HiddenMarkov {
  const K = initial.length;
  const band = bandOf(transition, K);
  const T = emission.length / K;
  const posterior = new Float64Array(T * K);
  const scale = new Float64Array(T);
  let logLikelihood = 0;
  for (let t = 0; t < T; t++) {
    const at = t * K;
    let sum = 0;
    for (let s = 0; s < K; s++) {
      let before = 0;
      if (t === 0) before = initial[s]!;
      else for (let i = Math.max(0, s - band); i <= Math.min(K - 1, s + band); i++) before += posterior[at - K + i]! * transition[i * K + s]!;
      sum += posterior[at + s] = before * emission[at + s]!;
    }
    logLikelihood += Math.log(sum);
    scale[t] = sum > 0 ? 1 / sum : 1;
    for (let s = 0; s < K; s++) posterior[at + s]! *= scale[t]!;
  }
  const backward = new Float64Array(K).fill(1);
  const ahead = new Float64Array(K);
  for (let t = T - 2; t >= 0; t--) {
    const at = t * K;
    for (let j = 0; j < K; j++) ahead[j] = emission[at + K + j]! * backward[j]! * scale[t + 1]!;
    for (let i = 0; i < K; i++) {
      let after = 0;
      for (let j = Math.max(0, i - band); j <= Math.min(K - 1, i + band); j++) after += transition[i * K + j]! * ahead[j]!;
      backward[i] = after;
    }
    for (let i = 0; i < K; i++) posterior[at + i]! *= backward[i]!;
  }
  return {posterior, logLikelihood};
}

/** How far a move goes at most. */
function bandOf(transition: ArrayLike<number>, K: number): number {
  let band = 0;
  for (let i = 0; i < K; i++) for (let j = 0; j < K; j++) if (transition[i * K + j]! > 0) band = Math.max(band, Math.abs(i - j));
  return band;
}
