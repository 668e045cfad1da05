"""The screens: shows one frozen picture at one instant; alone imports Textual."""
