"""One invented example of every paper, so that anybody can inspect the form: no record, no real person."""

from dienhong.config.samples.catalogue import SAMPLES, Sample, find_sample, sample_document

__all__ = ["SAMPLES", "Sample", "find_sample", "sample_document"]
