"""The jointed figure that shows each exercise.

`data/figures/*.toml` says where hands and feet are and how the trunk is held (`data.figure_values`); `body` has the
measures, `limbs` and `skeleton` solve a pose into joints, `blend` and `timeline` move from pose to pose at the tempo,
`camera` and `framing` look at it, `shapes`, `muscles` and `equipment` say what is drawn, `canvas` draws it, `movie`
makes the bytes. Vectors and frames are in `vectors`.
"""
