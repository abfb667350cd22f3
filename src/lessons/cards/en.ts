/** The interview cards in English. */
import type { CardWords } from './card';

export const words: Readonly<Record<string, CardWords>> = {
  c01: {
    question: 'What are LSTM and GRU, in three sentences?',
    answer:
      'Both are recurrent cells: they read a sequence one step at a time and carry a state from step to step. Gates, numbers between 0 and 1 computed from the input and the previous state, decide how much of the old state stays and how much new is written. The LSTM does it with three gates and a separate cell state, the GRU with two gates on the hidden state itself.',
    wrong: '“They are networks with attention over the past.” Neither has any attention.',
    see: 'Press **Train**, then compare in the **Gate lab** what the gates of A and B do at the two marked steps.',
  },
  c02: {
    question: 'What is a time step, and what is the hidden state?',
    answer:
      'A time step is one row of the sequence: one day, one character, one bracket. The hidden state is the vector that the cell hands from one step to the next; whatever the network knows about earlier rows at that moment is in it (in an LSTM also in the cell state). Take it away and only the present row is left.',
    wrong: '“A time step is one pass over the data.” That is an epoch; a step of the optimiser is a third thing.',
    see: 'Train, click the last step but one in the heatmap **Hidden state** of C, and under **Surgery** set it to 0 for **all units** at this step: the validation loss becomes at least five times as high.',
  },
  c03: {
    question: 'How does an RNN differ from a CNN, and how do you decide that a task needs one?',
    answer:
      'A CNN applies the same filter at every place and sees a fixed neighbourhood; an RNN applies the same cell at every step and carries a state, so what it can see is limited by memory, not by the width of a filter. It is needed where the answer depends on order and on an unknown distance. The test is a ridge regression on the same window: where that is as good, no recurrence is needed.',
    wrong: '“Any time series needs an LSTM.” On a sum of sines the ridge regression beats all three cells.',
    see: 'Train and read the table of **Predictions**: **ridge regression** has the lowest error, because a sum of sines is a linear function of its own past.',
  },
  c04: {
    question: 'What do the three gates of an LSTM do?',
    answer:
      'The forget gate multiplies the old cell state, unit by unit: 1 keeps, 0 erases. The input gate multiplies the candidate before it is added to the cell state. The output gate multiplies tanh of the cell state and so decides what the next step and the layer above can see.',
    wrong: '“The forget gate is 1 when it forgets.” It is the other way round: 1 keeps.',
    see: 'Train, then press each of the four buttons for A under **What if there were no …?**, again to release it, and compare what each costs.',
  },
  c05: {
    question: 'Write the forward pass of an LSTM step.',
    answer:
      'i, f, o = σ(W x + U hₜ₋₁ + b), each with its own W, U and b; g = tanh(W x + U hₜ₋₁ + b); c = f ⊙ cₜ₋₁ + i ⊙ g; h = o ⊙ tanh(c). There are four input matrices and four recurrent ones, so 4(H·I + H² + H) parameters for H units and I inputs. All four sums read the same x and the same hₜ₋₁.',
    wrong:
      '“One recurrent matrix serves all gates.” Then the gates could differ only through x, and the number of parameters would not fit.',
    see: 'A has 1,169 parameters: 1,152 in the cell of 16 units and 17 in the output layer; **Step through** in **The cell** shows each sum.',
  },
  c06: {
    question: 'Why does the LSTM have two states, and does the GRU have a cell state?',
    answer:
      'The cell state is the memory: it is only scaled by the forget gate and added to, so a value can stand untouched for many steps. The hidden state is the part of it that is shown. The GRU has one state only; its hidden state is memory and output at once.',
    wrong: '“The GRU stores its memory in the cell state.” It has none.',
    see: 'Train and compare the heatmaps **Cell state** and **Hidden state** of A; B has no heatmap of a cell state.',
  },
  c07: {
    question: 'What do the update gate and the reset gate of a GRU do?',
    answer:
      'h = (1 − z) ⊙ hₜ₋₁ + z ⊙ n: the update gate is forget and input gate in one, tied so that what is written makes room. The reset gate decides how much of the old state the candidate n may read; it throws nothing out of the state. Keras and PyTorch write z for the share that is kept, so always say which convention is meant.',
    wrong: '“The reset gate is the forget gate.” It only limits what the candidate reads; 1 − z keeps and forgets.',
    see: 'Train, then press **Reset gate 1** for B, release it, and press **Update gate 1 (no memory)**: each ends worse than a constant answer, whose loss is about 0.04.',
  },
  c08: {
    question: 'What is the same in LSTM and GRU, and what differs?',
    answer:
      'The same: a state carried on by addition, gates with a sigmoid, training by backpropagation through time. Different: three gates against two, two states against one, independent against tied keeping and writing, no output gate in the GRU, four weight blocks against three. At equal units the GRU has about four fifths of the parameters here (three quarters, and a second bias).',
    wrong: '“The LSTM uses gates, the GRU does not.” The GRU has two.',
    see: 'Under **Network**: with 16 units and one input the LSTM has 1,169 parameters, the GRU 929 and the simple RNN 305.',
  },
  c09: {
    question: '“A GRU has no forget gate, so it cannot handle long dependencies.” True?',
    answer:
      'No. 1 − z plays the forget gate’s part: with z near 0 the state is copied on. On the adding problem with lag 200, after 74,000 sequences, the GRU had none of 2,560 answers wrong with any of five seeds, and neither had the LSTM. What matters far more is that the gates start open for keeping.',
    wrong: '“GRU for short sequences, LSTM for long ones.” With equal care for their biases both solve the same lags.',
    see: 'Train and look at **Memory length** of B: LSTM and GRU answer right over 200 steps, the simple RNN, with as many parameters, only guesses.',
  },
  c10: {
    question: 'LSTM or GRU: how do you choose?',
    answer:
      'By a race on your own data: the same windows, matched parameters, several seeds, a paired interval, and a baseline in the table. In our races each cell wins on some series, and on sunspots (4 % apart) ten seeds were undecided and ten others not; where it is undecided, take the cheaper one. A single run decides nothing.',
    wrong: '“LSTM when accuracy matters, GRU when it does not.” El Niño goes to the GRU, two sines to the LSTM.',
    see: 'Press **Train** and read under **Verdict** the sentence, the interval in it, and what it says of the baseline.',
  },
  c11: {
    question: 'Is a GRU faster than an LSTM?',
    answer:
      'At equal units it has three blocks instead of four, which bounds the gain to about a quarter per step; how much of it is seen depends on the implementation. At equal parameters there is no reason for it. What counts is the time to a given error, and that also depends on how many epochs each needs.',
    wrong: '“Fewer gates, so always faster.” At equal parameters a step of the GRU took 1.1 to 2.1 times as long here.',
    see: 'Train, set **Horizontal axis** to **Time**, and compare **Per step** and **To best epoch** under **Verdict**; then set **Match to A** to **Parameters**.',
  },
  c12: {
    question: 'What does an LSTM have that a plain RNN lacks, and when does it matter?',
    answer:
      'A plain RNN rewrites its whole state through a matrix and a tanh at every step; an LSTM may leave it alone. That matters once the useful distance is some dozens of steps. On short, smooth series the plain RNN comes close with a quarter of the parameters: 16.1 to 16.7 against 14.3 to 15.4 on the sunspots, where ridge regression has 17.6.',
    wrong: '“An LSTM is always better than a plain RNN.” On the parity of 20 bits both have 100 %.',
    see: 'Train: over thirty steps LSTM and GRU answer all right, and the simple RNN no more than the constant answer does.',
  },
  c13: {
    question: 'What is the vanishing gradient in an RNN, and where does it come from?',
    answer:
      'The gradient at a step is the gradient at the end times one Jacobian for each step in between. If these shrink vectors on average, the product falls exponentially with the distance, so early steps get almost no signal and distant causes are not learnt. It comes from repeated multiplication, through squashing and through the recurrent weights, not from a large matrix or from many layers.',
    wrong: '“The loss gets small, so the gradient vanishes.” What vanishes is the share of the far steps in it.',
    see: 'Choose **Jacobian of the last state** under **Gradient through time**: on the logarithmic axis, a straight fall to the left is the exponential.',
  },
  c14: {
    question: 'How do gates mitigate vanishing, and can an LSTM still suffer from it?',
    answer:
      'Along the cell state the Jacobian is the forget gate: near 1 it lets the gradient through almost unchanged. But an untrained gate stands where its bias puts it; f = 0.73 a step (bias 1) leaves 0.04 % after 25 steps. So an LSTM can vanish too, and initialising the gates for the lag is part of the cure.',
    wrong:
      '“Gates solve it once and for all.” With forget bias −2 the LSTM only guesses at lag 40, with chrono biases it has 100 %.',
    see: 'Before training, compare A (**Forget bias** −2), B (1) and C (chrono) in **Gradient through time**; then train and see who learns.',
  },
  c15: {
    question: 'What is an exploding gradient, and how do you notice it?',
    answer:
      'The same product of Jacobians grows instead of shrinking; one step with a huge gradient throws the weights far away, and the loss jumps or is no number any more. You notice it in the norm of the gradient before you see it in the loss. Clipping, a lower rate and a better initialisation help; gates alone do not forbid it.',
    wrong: '“An LSTM cures exploding gradients.” With ReLU it failed in 2 of 6 runs.',
    see: 'Press **Train**: B fails within a few epochs, and the message names the norm of the gradient; the LSTM, with tanh, does not.',
  },
  c16: {
    question: 'How is gradient clipping done, by value and by norm?',
    answer:
      'After backpropagation and before the step of the optimiser. By norm: if the norm of all gradients together exceeds the limit, multiply them all by limit/norm, which keeps the direction. By value: cut every component to ±limit, which turns the direction. Write the result back: a loop that only rebinds its own variable changes nothing.',
    wrong: '“Write g = clip(g) for each g in a loop over the gradients.” They stay as they are.',
    see: 'Train until B fails, then set **Gradient clipping** to **By norm** with a **Clipping limit** of 1, press **Reset** and train again: all four learn.',
  },
  c17: {
    question: 'Does gradient clipping help against vanishing gradients?',
    answer:
      'No: it only ever makes gradients smaller. Nor does a higher rate or another optimiser help, because the signal of far steps is lost relative to that of near ones, and a factor on the whole changes nothing about the ratio. What helps is a path that multiplies by nearly 1: gates that start open.',
    wrong: '“Clipping keeps gradients from becoming too large or too small.” It never makes one larger.',
    see: 'Train as it is; after **Reset**, with **Gradient clipping** set to **None**, or with a **Learning rate** of 0.05: it never gets more right than the constant answer.',
  },
  c18: {
    question: 'Which initial values matter most in a gated RNN?',
    answer:
      'The bias of the gate that keeps. Forget bias 1 is the usual start (Keras sets it, PyTorch does not), and for long lags more: chrono initialisation draws the biases so that memories from 1 to T steps exist from the beginning. The GRU’s update bias plays the same part with the opposite sign here (negative keeps). Orthogonal recurrent weights keep the plain RNN’s eigenvalues at 1 at the start.',
    wrong: '“Weights random, biases zero, it does not matter.” At lag 40 a GRU with update bias 0 only guesses.',
    see: 'Look at **Memory length** before training, then train: the three GRUs differ in their **Update bias** alone (2, 0, −3), and only C learns.',
  },
  c19: {
    question: "Tutorials write LSTM(50, activation='relu'). A good idea?",
    answer:
      'Rarely. tanh bounds candidate and output, so the state cannot run away; with ReLU the cell state has no ceiling, and Keras cannot use its fused GPU kernel. In our runs it was not what made the tutorial’s forecast bad, though: the untreated trend was, and on it ReLU even beat tanh, because it can go on rising. Change one thing at a time.',
    wrong: '“ReLU cures vanishing gradients here too.” In a gated cell, gates that start open for keeping do.',
    see: 'Train and compare with **ridge regression**; then set **Activation** of A and B to **tanh** and train again: the error rises, so the fault lies elsewhere.',
  },
  c20: {
    question: 'Which steps lead from a series to a judged LSTM forecast?',
    answer:
      'Look at it and choose a baseline; split by time; fit filling, transform and scaling on the training rows only; cut windows; train, with the validation part choosing epoch and settings; undo the transforms; report once on the test part against the baseline. Repeat over seeds.',
    wrong: '“Scale the whole series, then split; tune on the validation part and report on it too.” Both are leaks.',
    see: 'Go through the steps of **Preparation** and read at each what it was fitted on.',
  },
  c21: {
    question: 'Name traps of shape in framework code.',
    answer:
      'A recurrent layer wants [batch, steps, features]: MNIST as (28, 28, 1) is one axis too many, (28, 28) is right. All stacked layers but the last need return_sequences=True. In PyTorch with batch_first=True the last step is out[:, -1, :]; out[-1, :, :] is all steps of the last sample. tf.placeholder and tf.nn.dynamic_rnn are gone since TensorFlow 2.',
    wrong: '“It runs, so it is right.” out[-1, :, :] can run and broadcast against the targets.',
    see: '**Windows** under **Preparation** says the shape of a sample: 24 × 1 in, 1 out.',
  },
  c22: {
    question: 'How is dropout used in recurrent networks, and does it always help?',
    answer:
      'On the outputs of a layer with fresh masks, or on the recurrent state with one mask for the whole sequence, and only while training. It narrows the gap between training and validation loss and slows training. On one of our series it brought the test error to the noise floor, on another it raised it in every seed; early stopping and a smaller network did as much. Measure before believing.',
    wrong: '“Dropout 0.2 always improves the test error.” On the sunspots dropout 0.4 raised it in every seed.',
    see: 'Train and compare A (no dropout), B (**Dropout** 0.4), C (**Recurrent dropout** 0.4) and D (3 units) in **Learning curves** and by their test error.',
  },
  c23: {
    question: 'What do L1 and L2 penalties do?',
    answer:
      'They add Σ|w| or Σw² times a factor to the loss, so large weights must pay. L2 shrinks all weights, L1 pushes some to zero. “Ridge” is linear regression with L2; the penalty is not called so in a network. Reported losses should leave the penalty out, or curves cannot be compared.',
    wrong: '“L1 selects features in an LSTM.” It makes weights small, which is not the same as dropping an input.',
    see: 'Train, then set **L2 penalty** to 0, press **Reset** and train again: without it the validation loss of A doubles after its best epoch, with it it rises by a third to a half.',
  },
  c24: {
    question: 'How do you see overfitting, and what is the first thing to do?',
    answer:
      'Training loss keeps falling while validation loss has turned up. First keep the weights of the best epoch (early stopping), then make the network smaller or get more data, then regularise. The bottom of the curve is set by the noise: no method goes below it.',
    wrong:
      '“More epochs give a better model.” After 25 to 43 epochs this one was best, and by epoch 200 its validation loss had doubled.',
    see: 'Train and follow A in **Learning curves**: the thin line (training) falls on, the thick one (validation) turns up, and the dot marks the best epoch.',
  },
  c25: {
    question: 'Which hyperparameters come first?',
    answer:
      'The learning rate by far: powers of ten, until it diverges and until it crawls. Then window length (the data decide), units, and batch size together with the rate; layers last. More units or layers than the data can feed give nothing.',
    wrong: '“Try ReLU, sigmoid and tanh first.” The rate alone moved the error here from 15 to over 40.',
    see: 'Train with a **Learning rate** of 0.00005, then, with **Reset** before each, of 0.005, 0.05 and 0.5: the two in the middle are about equal, the first and the last clearly worse.',
  },
  c26: {
    question: 'Grid, random or Bayesian search?',
    answer:
      'Grid wastes runs when only some settings matter; random search takes a new value on each important axis with every run; Bayesian search pays when a run is dear. All of them overfit the validation part if the difference between settings is smaller than that between seeds, so repeat the finalists.',
    wrong: '“Take the setting with the best single validation loss.” That chooses luck as well.',
    see: 'Race with a **Learning rate** of 0.005 and, after **Reset**, of 0.05, and compare the difference between the two with the spread over the seeds under **Verdict**.',
  },
  c27: {
    question: 'How do you judge a forecast?',
    answer:
      'RMSE or MAE in the user’s units against a forecast that costs nothing: last value, one season ago, ridge regression on the same window. MASE has that comparison built in; MAPE breaks near zero. R² can look high on a series that wanders or rises, although the last value is better.',
    wrong: '“The MSE is 0.01, so it is good.” In which units, and against what?',
    see: 'Train and read the table of **Predictions**: **R²** is about 0.96 and **MASE** 1.1 to 1.2, which says that repeating the last value is better.',
  },
  c28: {
    question: 'Accuracy, precision, recall, F1: which when?',
    answer:
      'Accuracy where classes are balanced and errors cost alike. Precision is the share of the alarms that were right, recall the share of the cases that were found; F1 is their harmonic mean. With 1 % positives, “never” has 99 % accuracy and recall 0, so look at the confusion matrix first.',
    wrong:
      '“Recall for classification, MSE for accuracy.” MSE measures numbers, and recall is only one half of a picture.',
    see: 'Train and read **Accuracy** and **confusion matrix** in **Predictions**: the four classes are balanced here, so accuracy is enough.',
  },
  c29: {
    question: 'How do LSTM and GRU deal with missing values?',
    answer:
      'Not at all: a NaN in the input is a NaN in every state after it. You fill the gap (last value, line, spline, mean) with what was known at that time, and may add an input that says “filled”. Which filling you choose changes the error as much as which cell, and it does so for a linear regression too.',
    wrong: '“Their self-attention weighs the context.” They have none.',
    see: 'Train, then set **Missing values** to **Straight line** and train again: both cells gain, and so does **ridge regression**.',
  },
  c30: {
    question: 'Can an LSTM handle irregular, asynchronous or unordered sequences?',
    answer:
      'It counts steps, not time: rows that are 1 and 9 days apart look alike. Resample to a grid, or give the time gap as an input. For unordered data it is the wrong model, since its answer depends on the order; shuffle a series and nothing is left to learn.',
    wrong: '“Self-attention handles it.” Neither cell has any.',
    see: 'These are the sunspots in random order: train, and **R²** in **Predictions** is about 0 for all three cells.',
  },
  c31: {
    question: 'Are LSTMs robust to outliers?',
    answer:
      'No: with squared error a few jumps dominate the gradient, and a jump inside the window also disturbs the state. Clip inputs at bounds fitted on the training rows, or use an absolute or Huber loss; judge by MAE. An extreme that the training part never had cannot be learnt.',
    wrong: '“The LSTM is robust, the GRU a little less.” With 5 % jumps the MAE rose from 0.05 to about 0.5 with both.',
    see: 'Train and note **MAE**; then set **Loss** to **Huber**, or **Outliers** to **Clip at k·IQR** with k = 1.5, and train again: it falls from 0.47–0.53 to 0.40–0.46.',
  },
  c32: {
    question: 'Sequences have different lengths. What now?',
    answer:
      'Pad the shorter ones and give a mask, so that padding changes neither state nor loss; group similar lengths to save work. Cropping means cutting the longer ones. Without a mask the network reads zeros as data.',
    wrong: '“Crop the shorter ones to the longest.” Only something longer can be cropped.',
    see: 'Sequences of 30 to 33 steps share a batch here: choose two of different length under **Probe sequence** and see where their states stop.',
  },
  c33: {
    question: 'Which features help a recurrent forecaster?',
    answer:
      'Those it cannot compute from its window: calendar (weekday, month), long lags, known future events. Rolling means inside the window it can form itself. Everything must be known at the time of the forecast and fitted on training rows.',
    wrong: '“More features never hurt.” Four further series raised the error for unemployment three- to fivefold.',
    see: 'Train with a window of 3 days, then choose **Weekday** under **Calendar** and train again: the error falls by more than 40 % and passes **one season ago**.',
  },
  c34: {
    question: 'A series has a trend. What do you do?',
    answer:
      'Let the network predict changes: difference, or logarithm and difference when the swing grows with the level, and undo it afterwards. A gated network saturates outside the range it was trained in. Standardising moves and scales the numbers but leaves the trend.',
    wrong: '“Standardise, and it is stationary.” Standardised only, the networks were worse than last year’s month.',
    see: 'Train, then set **Transform** to **Log, seasonal difference** and train again: the error falls from 54–109 to 17–20.',
  },
  c35: {
    question: 'How do you deal with a season?',
    answer:
      'Make “one season ago” the baseline first; then give the network a window longer than a season, a calendar input, or seasonal differences. Its own memory is the dearest way to carry a known period. Circular quantities (hour, direction) go in as sine and cosine.',
    wrong: '“The LSTM learns the season by itself”, with a window of five steps.',
    see: 'Train with a **Window** of 5, then of 30: a cycle has 25 steps, and the error falls from 0.54 to 0.10–0.15.',
  },
  c36: {
    question: 'Why scale, and where is the leak?',
    answer:
      'Sigmoid and tanh work between about −3 and 3; raw thousands would saturate them. The scale must come from the training rows: fitted on all rows it tells the network how far the future will rise. The same holds for filling, clipping and the choice of features.',
    wrong: '“Normalise, then split.” The scale then knows the test part.',
    see: '**Scale** under **Preparation** names the training rows that it was fitted on, and half of the test values lie above 1.',
  },
  c37: {
    question: 'Direct or recursive forecasts of several steps?',
    answer:
      'Direct: one output for each step ahead, all learnt at once. Recursive: a one-step network is fed its own forecasts, so errors feed back. Neither is better in general; in both the error grows with the distance, in chaotic series exponentially. Always compare step by step with the baseline.',
    wrong:
      '“Long memory makes long forecasts accurate.” The GRU was better one step ahead, and had three times the error over 24.',
    see: 'Train, set **Shown of the steps ahead** to **Error by step**, and compare A and B at the first and at the last step; then set **Strategy** to **Direct**.',
  },
  c38: {
    question: 'How do you feed several or mixed variables?',
    answer:
      'One column each in every row, all numeric, each scaled by itself; classes as one-hot columns, series with other clocks resampled to the same grid. More inputs help if they carry news about the target, and cost parameters and data if not. Any cell takes any kind of data: there is no audio cell and no text cell.',
    wrong: '“LSTM for audio and video, GRU for text and images.” No such rule has been shown.',
    see: 'Train with x alone, then add y and z under **Input variables** and train again: the error falls to about half or less.',
  },
  c39: {
    question: 'Several outputs, several tasks: how?',
    answer:
      'One network, one output for each target, one summed loss, the recurrent part shared. Targets must be scaled alike, or the largest rules the loss. It helps where targets share structure; report the error of each by itself.',
    wrong: '“Train several models on consecutive time steps.” One network with several outputs is enough.',
    see: 'Train and choose x, y and z in turn under **Variable** in **Predictions**: each target has an error of its own.',
  },
  c40: {
    question: 'How do you cross-validate a time series?',
    answer:
      'With a rolling origin: train on the past, test on the next stretch, move on. K-fold with shuffled folds and leave-one-out train on the future of the test rows, and neighbouring windows share most of their values. Report the spread over origins: here it was 3.0, and the difference between LSTM and GRU 0.5 to 0.9.',
    wrong: '“K-fold as always.” Windows of 24 rows that start next to each other share 23 of them.',
    see: 'Train, then lower **Test share** from 0.5 to 0.35, 0.2 and 0.1, training each time: four origins, and the error of the LSTM varies by about a fifth.',
  },
  c41: {
    question: 'What do ensembles bring for forecasts?',
    answer:
      'The mean of several networks cancels the part of their errors that differs. Its squared error is never above the mean squared error of its members; whether it beats the best of them has to be measured. Stacking learns the weights and needs data that no member was trained on; it does not mean piling up layers.',
    wrong: '“Stacking means feeding one LSTM into the next.” That is a deeper network.',
    see: 'Train, save **Predictions** as **CSV: values side by side** and average the four columns: in three seeds the mean beat the average member each time, and the best one once.',
  },
  c42: {
    question: 'How do you look inside a recurrent network?',
    answer:
      'Intervene: silence a unit, hold a gate, move one input, and see what the loss does. Slopes of the output with respect to each input step show how far back it looks. A heatmap alone shows what goes together, not what causes it; gradient boosting is a model, not an explanation.',
    wrong: '“LSTMs are black boxes, nothing can be said.” One gate of one unit can be shut, and the loss answers.',
    see: 'Train, rank the units of A under **Which unit matters?**, click the first and clamp its **Forget gate** to 0: the loss becomes hundreds of times as high.',
  },
  c43: {
    question: 'Can an LSTM predict share prices? Why do such plots look so good?',
    answer:
      'A price is close to a random walk, of which the last value is the best forecast. The network learns to repeat it, so its curve is the truth shifted by one step: near in height, worthless in direction. Predict the change instead, and next to nothing of it is explained.',
    wrong: '“R² is 0.96, so it works.” Repeating the last value has 0.97 here.',
    see: 'Train and follow a turn in **Predictions**: the forecast makes it one step late, and **last value** has the lower error.',
  },
  c44: {
    question: 'How does an RNN write text, and what does temperature do?',
    answer:
      'It is trained to give a probability for the next character or word; to write, one is drawn, fed back, and so on. Logits are divided by the temperature before the softmax: below 1 the likely ones win more often, above 1 all become alike. Cross-entropy or perplexity judges the model; diversity and repetition judge the samples.',
    wrong: '“MSE measures the quality of the text.” It compares numbers, and symbols have no distance.',
    see: 'Copying a string is answered symbol by symbol as well: after training, **Predictions** gives each answer with its probability.',
  },
  c45: {
    question: 'One label a sequence, one a step, several at once: what changes?',
    answer:
      'The head and the loss, not the cell. One class: softmax on the last state. One a step: softmax at every step. Several labels that do not exclude each other: one sigmoid each with binary cross-entropy, and thresholds chosen on validation data.',
    wrong: '“Softmax over the labels” where several can be right: softmax makes them compete.',
    see: 'Train and look at **Predictions**: every bracket has its answer; in the example **Temporal order, 30 steps** a whole sequence has one.',
  },
  c46: {
    question: 'What is the part of an RNN in image, video and speech tasks?',
    answer:
      'It reads a sequence of feature vectors: rows of a picture, frames after a CNN, columns of a spectrogram. For a single picture a CNN is the better model; reading rows is an exercise in memory. The choice of LSTM or GRU follows no rule here either; today such tasks mostly use convolution and attention.',
    wrong: '“LSTM for the long changes of a video, GRU for the short ones.” Nothing supports such a rule.',
    see: '',
  },
  c47: {
    question: 'What changes with very long, high-frequency or low-frequency series?',
    answer:
      'What counts is the number of steps between cause and effect. High frequency puts many steps between them: downsample or aggregate. Low frequency gives few rows: use small networks. Very long sequences are cut for training (truncated backpropagation), and beyond some hundred steps attention or convolution is usually the better tool.',
    wrong: '“Adjust the gates to high frequency.” Choose the window in cycles, not the gates.',
    see: 'Train with a **Window** of 5 and then of 30 steps: the memory ends where the window begins, whatever the cell.',
  },
  c48: {
    question: 'A forecast is biased. Where do you look?',
    answer:
      'Plot truth against forecast by time, level and step ahead. A forecast that flattens out at the top is a problem of range (transform); one that comes a step late is a copy of the last value; one that is wrong at certain dates lacks a calendar input. Split the error before touching the network.',
    wrong: '“Tune the network until the bias is gone.” First find out which error it is.',
    see: 'Train and look at **Predictions**: the forecast stays below the peaks, and the page says how many values lie outside the training range.',
  },
  c49: {
    question: 'Who proposed LSTM and GRU, and when?',
    answer:
      'LSTM: Hochreiter and Schmidhuber, 1997; its forget gate came with Gers, Schmidhuber and Cummins, 2000. GRU (gated recurrent unit): Cho and co-authors, 2014, with Bengio among them. The vanishing gradient: Hochreiter 1991; Bengio, Simard and Frasconi 1994.',
    wrong:
      '“LSTM in the 2000s; gates recurrent unit, Bengio 2014.” It was 1997, the unit is a gated one, and its paper’s first author is Cho.',
    see: 'Train and press **Forget gate 1 (the 1997 cell)** for A: without forgetting the loss becomes 15 to 17 times as high.',
  },
  c50: {
    question: 'How do LSTMs relate to attention and BERT?',
    answer:
      'Attention reads all positions directly and weighs them; an RNN has to carry everything in its state. BERT is a transformer encoder without recurrence; an LSTM can be put on its outputs, for instance for tagging, but rarely has to. LSTM and GRU remain useful where data come one by one, memory is small or series are short.',
    wrong: '“LSTM and GRU contain self-attention.” They do not: what the state does not carry is lost.',
    see: '',
  },
};
