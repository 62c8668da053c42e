# rule: 12/RED-2, 12/RED-3
# expect: run
from max.algorithm import mean, sum, variance


def main() raises:
    @__parameter
    def squares[t: DType, w: Int](idx: Int) -> SIMD[t, w]:
        var result = SIMD[t, w]()
        for i in range(w):
            result[i] = Scalar[t]((idx + i) * (idx + i))
        return result

    print(sum[DType.int64, squares](11), sum[DType.float32, squares](0))
    print(mean[DType.int64, squares](3), mean[DType.float64, squares](4))
    print(variance[DType.float64, squares](4))
    print(variance[DType.float64, squares](4, correction=0))
    var xs: List[Int] = [1, 2, 3]
    print(sum(Span(xs)), mean(Span(xs)), variance(Span(xs)))
